"""Given and family names of many cultures, common ones as they are and rare ones put together of halves."""


def _compounds(starts: str, ends: str) -> list[str]:
    return [start + end for end in ends.split() for start in starts.split()]


# Given names, common family names, and the halves of rarer ones; how often they come.
CULTURES: list[tuple[int, list[str], list[str]]] = [
    (
        30,
        (
            "James Mary John Linda William Susan Robert Emma Michael Olivia David Sarah Thomas Karen Charles "
            "Nancy Chris Jessica Daniel Emily Matthew Megan Andrew Laura Joshua Grace Steven Hannah Kevin Rachel "
            "Brian Amy Edward Kate George Helen Samuel Rebecca Patrick Victoria Benjamin Lauren Nicholas Julie "
            "Jonathan Margaret Anthony Katherine Elizabeth Alexander Timothy Jennifer Ryan Tyler Ashley Brittany "
            "Mason Harper Jayden Scarlett Ethan Logan Zoe Chloe Liam Noah Ava Mia Jack Owen Ruby Poppy Alfie "
            "Freya Callum Isla Declan Siobhan Niamh Sean"
        ).split(),
        (
            "Smith Johnson Williams Brown Jones Davis Miller Wilson Moore Taylor Anderson Thomas Jackson White "
            "Harris Martin Thompson Clark Lewis Walker Hall Young King Wright Scott Green Baker Adams Nelson Hill "
            "Campbell Mitchell Roberts Carter Phillips Evans Turner Parker Collins Edwards Stewart Morris Murphy "
            "O'Brien O'Connor Kelly Cook Rogers Morgan Cooper Reed Bailey Bell Ward Cox Gray Hughes Price Bennett "
            "Wood Ross McDonald Kim Lee"
        ).split()
        + _compounds(
            "Ash Black Brad Brook Clay Croft Dal East Fair Farn Gar Hamp Har Hath Hol Ken Lang Litt Lock Mans Mar "
            "Nor Pem Rad Rock Ship Stan Stock Thorn Wake Wal Wen West Whit Win Alder Barn Beck Bing Bosc Burn "
            "Cald Chat Clif Crom Dun Ed Elm Fen Finch Gold Grim Haw Hunt Kirk Lin Lut Mel Nether Oak Pres Ruther "
            "Sher Swin Tam Under Wool",
            "ford ton ley wood worth by ham field wick more bury stead don ridge well land shaw brook ster cott "
            "den combe",
        ),
    ),
    (
        20,
        (
            "José María Juan Carmen Luis Ana Carlos Sofía Miguel Lucía Jorge Paula Pedro Elena Francisco Isabel "
            "Antonio Marta Manuel Laura Javier Cristina Alejandro Andrea Diego Valentina Rafael Beatriz João "
            "Mariana Tiago Inês Gonçalo Catarina Thiago Larissa Eduardo Camila Fernando Gabriela Ricardo Daniela "
            "Andrés Natalia Roberto Verónica Sergio Patricia Álvaro Raquel Ramón Pilar Gustavo Renata Bruno "
            "Letícia Iván Rocío Óscar Yolanda"
        ).split(),
        (
            "García Rodríguez González Fernández López Martínez Sánchez Pérez Gómez Martín Jiménez Ruiz Hernández "
            "Díaz Moreno Álvarez Muñoz Romero Alonso Gutiérrez Navarro Torres Domínguez Vázquez Ramos Gil Ramírez "
            "Serrano Silva Santos Ferreira Pereira Oliveira Costa Rodrigues Almeida Nascimento Araújo Ribeiro "
            "Carvalho Conceição Núñez Peña Ibáñez Méndez Cortés Guerrero Rojas Vargas Castillo Mendoza Flores "
            "Herrera Medina Aguilar Vega Cabrera"
        ).split()
        + _compounds(
            "Al Am Ar Bar Ben Cal Cam Can Car Cas Cer Cor Es Fer Gal Gar Lam Mal Mar Mon Nav Or Pal Per Ros Sal "
            "Sar Val Ver Bel Bur Cid Del Esp Fig God Gran Her Ibar Jur Led Lor Mir Mur Ol Par Pin Quir Reb Rob "
            "Sor Tam Vil Zar",
            "ado ares eiro ales era illa osa uelo ino ona edo iza anda ente ero ez aga arte ina",
        ),
    ),
    (
        8,
        (
            "Jörg Anna Jürgen Sabine Günther Petra Thomas Katharina Andreas Monika Stefan Julia Michael Claudia "
            "Wolfgang Franziska Matthias Heike Björn Käthe Florian Lena Sebastian Johanna Maximilian Sophie Lukas "
            "Marie Felix Antje"
        ).split(),
        (
            "Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer Koch Bauer "
            "Richter Klein Wolf Schröder Neumann Schwarz Zimmermann Braun Krüger Hofmann Hartmann Lange Weiß Groß "
            "Köhler Böhm König Jäger"
        ).split()
        + _compounds(
            "Acker Alt Berg Birken Brand Buch Eich Ester Feld Grün Hall Heide Hinter Hohen Kalt Kirch Kreuz "
            "Linden Löwen Nieder Ober Rosen Schön Stein Tannen Wald Wein Weiden Wies Zieg Blumen Dorn Eisen Fink "
            "Gold Hoch Kessel Lauter Moos Neu Otten Reh Silber Stroh Unter Vogel Winkel",
            "mann berg bauer hofer meier bach müller feld hagen wald huber stein",
        ),
    ),
    (
        14,
        (
            "Ana Ivan Marija Marko Katarzyna Piotr Małgorzata Tomasz Agnieszka Krzysztof Jelena Nikola Đorđe "
            "Željka Luka Petra Jan Zuzana Tomáš Jana Pavel Tereza Wojciech Magdalena Łukasz Joanna Mateusz Anna "
            "Stjepan Iva Bogdan Milica Vladimir Natalia Dmitri Olga Sergei Svetlana Alexei Irina Mikhail "
            "Ekaterina Andrei Tatiana Nikolai"
        ).split(),
        (
            "Kovač Horvat Novak Babić Marić Jurić Petrović Jovanović Nikolić Đorđević Nowak Kowalski Wiśniewski "
            "Wójcik Kamiński Lewandowski Zieliński Szymański Dvořák Svoboda Novotný Procházka Ivanov Petrov "
            "Sidorov Smirnov Popov Volkov Sokolov Lebedev Kozlov Morozov Kuznetsov Šimić Vuković Žižek Bašić"
        ).split()
        + _compounds(
            "Bar Bel Bog Bor Brank Čer Dav Drag Dub Gol Grab Jak Kral Kos Les Luk Mak Mat Mil Mirk Orl Pav Rad "
            "Rom Sav Slav Stan Šim Tad Vas Vid Vuk Zag Zor",
            "ić ović ov enko ak ek ski ik in an evski ec uk",
        ),
    ),
    (
        6,
        (
            "Giuseppe Giulia Marco Francesca Luca Chiara Andrea Sara Matteo Martina Alessandro Elisa Giovanni "
            "Valentina Paolo Federica Stefano Silvia Antonio Elena Lorenzo Alice Davide Giorgia Niccolò Noemi"
        ).split(),
        (
            "Rossi Russo Ferrari Esposito Bianchi Romano Colombo Ricci Marino Greco Bruno Gallo Conti De_Luca "
            "Mancini Costa Giordano Rizzo Lombardi Moretti D'Angelo D'Amico Nicolò"
        ).split()
        + _compounds(
            "Al Bal Ban Bell Ber Bon Cal Cas Cast Col Fer Gal Gar Mor Mar Mont Pal Pell Rin Sal Tor Val Ven Vit",
            "ini etti ari otti elli aldi one ucci iero ano",
        ),
    ),
    (
        9,
        (
            "Priya Rahul Anjali Arjun Neha Vikram Pooja Sanjay Divya Amit Kavya Rohan Sneha Karthik Aishwarya "
            "Suresh Meera Deepak Lakshmi Nikhil Ananya Varun Shreya Manish Aditya Bhavna Chetan Devika Gaurav "
            "Harini Ishaan Jyoti Kiran Leela Mohan Nandini Pranav Radhika Sachin Tanvi Uma Vivek Yash Swati Ravi "
            "Sunita Ashok Geeta"
        ).split(),
        (
            "Sharma Patel Singh Kumar Gupta Reddy Nair Iyer Rao Das Mehta Shah Joshi Verma Mishra Pillai Menon "
            "Chatterjee Banerjee Mukherjee Desai Kulkarni Agarwal Bhat Chopra Kapoor Malhotra Saxena Tiwari Yadav"
        ).split()
        + _compounds(
            "Bal Chand Deva Gan Hari Jay Kris Mani Nara Prab Raj Ram Shan Siva Sub Venk Gop Kal Mad Pad Sur Tir",
            "an ani kar war na di esh appa swamy nath pati raman",
        ),
    ),
    (
        6,
        (
            "Ahmed Fatima Mohammed Aisha Omar Layla Ali Noor Hassan Zainab Youssef Mariam Khalid Huda Ibrahim "
            "Salma Tariq Rania Karim Dina Bilal Samira Walid Nadia Hamza Yasmin Rashid Amal Jamal Leila Faisal "
            "Reem Mustafa Sana Adel Hanan Ziad Lina Sami Ghada Nabil"
        ).split(),
        (
            "Hassan Ali Khan Al-Sayed El-Masri Abdullah Rahman Haddad Khoury Nasser Mansour Saleh Aziz Farouk Hamdan "
            "Al-Hashimi El-Amin Bakr Shaheen Qureshi Malik Said"
        ).split()
        + _compounds(
            "Al-Bas Al-Far Al-Jab Al-Kha Al-Mut Al-Naj Al-Qas Al-Raf Al-Sha Al-Zah Had Kab Mas Nas Sab Tah Zak",
            "im i ar an awi ir ouri out eddin oum",
        ),
    ),
    (
        3,
        " ".join(
            f"{middle}_{given}"
            for given in "Minh Lan Anh Huy Thảo Tuấn Hương Đức Mai Quân Linh Dũng Hà Phúc Trang Nam Yến Sơn".split()
            for middle in "Văn Thị Minh Ngọc Thanh Hoàng Quốc Kim Xuân Đình Hữu Bảo Gia".split()
        ).split(),
        "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý".split(),
    ),
    (
        4,
        "Sanne Daan Lotte Bram Femke Jeroen Anouk Pieter Willem Maud Lars Søren Åse Bjørn Ingrid Freja Mikkel "
        "Astrid".split(),
        (
            "de_Jong Jansen de_Vries van_den_Berg van_Dijk Bakker Visser van_der_Meer Bos Hansen Johansen Sørensen "
            "Nygård Lindqvist Ødegaard Bergström Åkesson ter_Horst"
        ).split()
        + _compounds(
            "van_Ber van_Lin van_Hol de_Gro Eik Lund Sand Nor Sol Berg Dal Hol Vik", "gen den sen man stra by gaard"
        ),
    ),
]
# Japanese and Korean family and given names, each in Latin letters and its own.
EASTERN = (
    (
        "Tanaka田中 Sato佐藤 Suzuki鈴木 Takahashi高橋 Watanabe渡辺 "
        "Ito伊藤 Yamamoto山本 Nakamura中村 Kobayashi小林 Kato加藤 "
        "Yoshida吉田 Yamada山田 Sasaki佐々木 Matsumoto松本 Inoue井上 Kimura木村 Hayashi林 Shimizu清水 Mori森 Ikeda池田",
        "Taro太郎 Hanako花子 Kenji健二 Yuki由紀 Haruto陽翔 Sakura桜 "
        "Aoi葵 Ren蓮 Yui結衣 Daisuke大輔 Akiko明子 Takashi隆 "
        "Naoko直子 Hiroshi浩 Emi恵美 Kaito海斗 Mai舞 Shota翔太 Rie理恵 Makoto誠",
    ),
    (
        "Kim김 Lee이 Park박 Choi최 Jung정 Kang강 Cho조 Yoon윤 Jang장 Lim임",
        "Minsu민수 Jiwoo지우 Seoyeon서연 Hyunwoo현우 Minji민지 "
        "Jihoon지훈 Yuna유나 Sungho성호 Eunji은지 Dongwook동욱 Soojin수진 "
        "Taehyung태형 Haeun하은 Junho준호",
    ),
)
CHINESE = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗",
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华建国文斌玉兰佳琪子涵浩宇欣怡梓萱博雅晨曦思远嘉",
)
