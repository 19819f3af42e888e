"""Short forms of given names, and forms of one name in several languages."""

from functools import cache

from netbook.domain.text import fold

# Full forms, then what they are called for short. Names of women and of men stand apart where they can be told apart.
_GROUPS = """
Abigail: Abby Abbie Gail
Adelaide Adelheid: Addie Heidi
Adrian Adriano Adrien: Ady
Albert Alberto: Al Bert Bertie Berto
Alexander Alexandre Alejandro Alessandro Aleksander Aleksandr Aleksandar Alexandr: Alex Alec Lex Xander Sandy Ale \
Sandro Sasha Sascha Shura Sanya Olek Sander Jano
Alexandra Alejandra Alessandra Aleksandra: Alex Alexa Lexi Sandra Sandy Ale Sasha Sascha Shura Sanya Ola Sanne
Alexey Aleksey Alexei Aleksei Alexis: Alyosha Lyosha Lesha
Alfred Alfredo: Alf Alfie Fred Freddie
Alice Alicia: Ali Ally
Amanda: Mandy Manda
Amelia Emilia: Amy Millie Milly Emmy
Anastasia Anastasiya Anastazja: Nastya Stacy Ana Asya Nastia Tasia
Andrea: Andi Andie
Andrew Andreas Andrés André Andrea Andrei Andrey Andrzej Andries: Andy Drew Andryusha Jędrek Dries
Angela Angelika Angelica: Angie Geli
Anne Anna Ana Ann: Annie Nan Nancy Anya Anja Nyura Ania Anka Anita Anouk Antje Nannette Annika
Anthony Antonio António Anton Antoni Antoine Antonius: Tony Ant Toni Tonio Toño Toninho Tolek Toon Antek
Antonia Antonina: Toni Tonia Tosia Tonya
Archibald: Archie
Arthur Arturo Artur: Art Artie Turo
Barbara Bárbara: Barb Babs Barbie Basia Bärbel
Bartholomew Bartłomiej Bartholomäus: Bart Bartek
Beatrice Beatriz Beatrix: Bea Trixie Bia
Benjamin Benjamín: Ben Benny Benji
Bernard Bernhard Bernardo: Bernie Bernd
Bogdan Bohdan: Bodya Boguś
Boris: Borya
Bradley: Brad
Brigitte Bridget Brigida: Biddy Gitte Gitta Birgit
Caroline Carolina Karolina Carolyn: Caro Carrie Lina Karo Lien
Catherine Katherine Katharine Kathryn Catherina Katharina Catarina Caterina Katarzyna Ekaterina Yekaterina Katarina \
Katrin Catalina: Kate Katie Kathy Cathy Cat Kat Kit Kitty Kay Käthe Kathi Cata Kasia Kaśka Katya Katja Katia \
Trijntje Karin Cato Trina Cathi Kati
Cecilia Cecily Cäcilie: Cece Celia Ceci Sissy Silke
Charles Carlos Carlo Karl Carl Karol Karel: Charlie Chuck Chas Chaz Carlitos Lito Charly Karolek
Charlotte Carlotta Carlota: Charlie Lottie Lotte Lola Lot
Christian Cristian Christiaan Krystian: Chris Cris Kris
Christina Christine Cristina Kristina Krystyna Christiane Kristine: Chris Chrissy Christy Tina Cris Kris Krysia \
Krissy Stina Kiki Stien
Christopher Christoph Cristóbal Cristoforo Krzysztof Christoffel Christophe: Chris Kit Topher Stoffel Krzysiek Krzyś \
Stoffer
Clara Klara Clare Claire: Clarita Klärchen
Claudia: Claudi Clau
Concepción: Concha Conchita
Constance Konstanze Costanza: Connie
Cornelius Cornelis: Cor Kees Neil Niels Corné
Cornelia: Nelly Connie Corrie Nele Nel
Cynthia: Cindy
Daniel Daniele Danilo: Dan Danny Dani Daan Danek
Daniela Danielle: Dani Danny Ella
David Davide Dawid: Dave Davey Davy Dodo
Deborah Debra: Deb Debbie Debby
Diego Jacobo Santiago: Yago Santi Chago
Dietrich Diederik Theodoric: Dieter Dirk
Dmitri Dmitry Dmitriy Dmytro Dimitri: Dima Mitya Dimka Mitja
Dolores: Lola Loli
Dominic Domenico Domingo Dominik Domingos: Dom Nick Mimmo Mingo Menico
Dorothy Dorothea Dorota: Dot Dottie Dolly Dora Thea Doro Dorotka
Douglas: Doug Dougie
Edward Eduardo Eduard Edoardo Edgar: Ed Eddie Eddy Ned Ted Teddy Edu Lalo Edek Edo
Edmund: Ed Eddie Ned
Eleanor Eleonora Elena Helen Helena Hélène Helene Yelena: Ellie Nell Nora Lena Lenka Elly Ella Leni Lenochka Hela \
Nelly
Elizabeth Elisabeth Isabel Isabella Elisabetta Elżbieta Elizaveta Yelizaveta Elisabet Isabelle: Liz Lizzie Beth \
Betty Betsy Eliza Lisa Liza Libby Elsie Bess Elise Lisbeth Liesl Sissi Else Ela Elka Bella Isa Chabela Belle Bettina \
Lies Liesbeth Bep Lilibet Betta Ilse Izzy
Emanuel Emmanuel Manuel Manoel Emanuele: Manny Manolo Manu Manel Lele Lolo
Ernest Ernesto Ernst: Ernie Erni
Esther Ester Hester: Essie Hettie
Eugene Eugenio Evgeny Yevgeny Evgeniy Yevgeniy Eugeniusz Eugen: Gene Zhenya Genya Genek
Evgenia Yevgenia Eugenia: Zhenya Genia Gina Jenny
Eva Ewa Eve: Evie Ewka Evita
Frederick Federico Friedrich Frederik Fryderyk Frédéric Fred: Freddie Freddy Fritz Rick Fede Chicho Fredek Rico \
Fiete
Philip Felipe Phillip Philipp Filippo Filip: Phil Pip Pippo Lipe Flip
Ferdinand Fernando Fernão Hernando: Ferdi Nando Fer Nano
Florence Florentina Florencia: Flo Flossie Flor Florrie
Florian: Flo Flori
Frances Francisca Francesca Franziska Franciszka Françoise: Fran Fanny Franny Frankie Paca Paqui Paquita Franzi \
Sissi Chica Franka Cesca
Francis Francisco Francesco Franz Franciszek Frans François: Frank Frankie Paco Pancho Franco Curro Fran Chico \
Franek Cisco Ciccio Quico
Gabriel Gabriele Gavril: Gabe Gabi Gabo
Gabriela Gabriella Gabriele Gabrielle: Gabi Gaby Gabrysia Brielle
Gennady Gennadi: Gena
George Jorge Giorgio Georg Jerzy Georges Yuri Yury Jürgen Joris Georgy: Georgie Jurek Schorsch Yura Coque Sjors \
Gosha
Gerald Gerhard Gerardo Gerard Gerrit: Gerry Jerry Gerd Gert Gérard
Gertrude Gertrud Gertruda: Trudy Gertie Trude Truus
John Giovanni Johannes Juan João Jan Johann Ivan Jean Ian Iwan: Johnny Jack Jon Gianni Nanni Vanni Hans Hannes \
Juanito Juancho Joãozinho Janek Jaś Jasiek Vanya Vanja Jens Johan Giò Jonny Hanno
Joseph Giuseppe José Josef Józef Jozef Iosif Osip: Joe Joey Jo Jos Beppe Peppe Peppino Pino Pepe Pepito Chepe Zé \
Sepp Seppi Jupp Józek Jef Joop Beppino Geppi
Josephine Giuseppina Josefina Józefina Josefa Josefine: Jo Josie Josy Pina Pepa Pepita Fina Fifi Jopie Sefa
Gonzalo Gonçalo: Gonza Gonzo
Gregory Gregor Grzegorz Gregorio Grigory Grigori: Greg Gregg Grisha Grzesiek Grześ Goyo
Guadalupe: Lupe Lupita Pita
Günter Günther Gunther: Günni
Harold Harald: Harry Hal
Henry Heinrich Enrique Enrico Henrique Hendrik Henryk Henri: Harry Hank Hal Heinz Heiner Quique Kike Rico Henk Rik \
Heniek Hein Hennie Ricky Rique
Henrietta Henriette Hendrika: Hattie Etta Jette Hetty Henny Riek Rika Jet
Hermann Herman Armando: Manni Mando Harm
Ignacio Ignatius Ignacy Ignazio: Nacho Iggy Natxo Ignaś
Igor: Igoryok Gosha
Irene Irina Irena: Ira Irka Rena Renie Irinka
Isaac Izaak: Ike Zac Zak
Jacqueline: Jackie Jacqui
Jacob Jakob Jakub Giacomo James Jaime Jacobus Iago Jacques Tiago Thiago: Jake Jim Jimmy Jamie Jem Kuba Köbi Jaap \
Koos Jay Jimbo Jascha Cobus Ko
Janet Jane Joan Johanna Joanna Joana Juana Giovanna Jana Jeanne Hanna Hannah Ivana: Jenny Jan Janie Jo Hanne Asia \
Joasia Juanita Vanna Janka Gianna Joanie Janneke Hanneke Anneke Jopie Hansje
Jeffrey Geoffrey Gottfried Godfrey: Jeff Geoff Jeffy
Jennifer: Jen Jenny Jenn Jenna
Jeremy Jeremiah Jeremias: Jerry Jem Jez
Jessica: Jess Jessie Jessy
Jerome Girolamo Jerónimo Hieronim Hieronymus: Jerry Momo Jeroen Gerome
Joachim Joaquín Joaquim Gioacchino: Jochen Achim Quino Quim Quincho Kim Jochem
Jonathan: Jon Jonny Johnny Nathan Jonas
Joshua Josué: Josh
Judith Giuditta: Judy Jude Jutta Judi
Julia Giulia Juliana Giuliana Yulia Julie Juliette Juliet: Jules Juli Julka Yulya Jula
Julian Julio Giulio Julius Juliano Giuliano: Jules Juli
Kenneth: Ken Kenny
Kimberly Kimberley: Kim Kimmy
Konrad Conrad Corrado: Con Conny Kurt Koen Kuno Koenraad
Konstantin Constantin Konstanty Constantine: Kostya Costa Kostia Kosta Tino Stan
Lambert Lamberto: Bert Lamme Lambertus
Larisa Larissa: Lara Lora
Laura Lorena: Lauri Laurie Lolly Lau
Laurence Lawrence Lorenzo Laurent Lorenz Lourenço Wawrzyniec Laurens: Larry Laurie Lenz Renzo Wawrzek Lars Lau Loren \
Enzo
Leonard Leonardo Leonid Leonhard Leon León Leo: Len Lenny Lyonya Lennart Nardo
Leopold Leopoldo Leopoldina: Poldi Leo Polo
Louis Lewis Luis Luigi Ludwig Ludovico Luiz Lodewijk Ludwik Luís: Lou Louie Lew Lucho Gigi Gino Lutz Wiggerl Lulu \
Lode Lodi Gigio
Louise Luisa Luise Luiza Ludwika: Lou Lulu Lui Isa Gigia
Lucas Luke Lukas Łukasz Luca Lucás: Luc Luki Luk
Lucy Lucía Lucia Luzia Łucja: Lu Lucie Luci Lucka
Ludmila Lyudmila Ludmiła: Mila Lyuda Lucy Luda Lida
Lyubov Ljubov: Lyuba Ljuba
Magdalena Magdalene Maddalena Madeleine Madalena: Magda Lena Leni Maddie Lenka Madzia Mady Malena Maud
Margaret Małgorzata Margarita Margherita Margarete Margaretha Margarida Margarethe Marguerite: Peggy Meg Maggie \
Marge Margie Greta Gretel Grete Gretchen Rita Marga Gosia Małgosia Gośka Ghita Margot Daisy Peg Madge Griet Greet \
Margo Mago Megan
Marcus Marco Marcos Mark Markus Marek Marc: Marky Marquito
Maria Mary María Marie Marija Mariya: Molly Polly May Mia Mimi Mitzi Mariechen Mari Maruja Marica Mariuccia Marysia \
Masha Marusya Manya Maryla Ria Marietje Mieke Miep Maja Maya Mariska Minnie Mamie Maike
Mariusz Mario Marius: Mariuszek
Martha Marta: Martita Patty Marthe Mart
Martin Martín Martino Marcin Maarten Martinho: Marty Tino Tinus Mart Tin
Matthew Mateo Matteo Matthias Matthäus Mateusz Mateus Matthijs Matvey Mathieu Matias Matías: Matt Matty Teo Hias \
Matze Thijs Mati Mattia Teuz
Maximilian Massimiliano Maksim Maxim Maksymilian Maximiliano Massimo Maximo Maxime: Max Maxi Maks Massi
Melanie Melania: Mel Mela Lani
Melissa: Mel Missy Lissa
Michael Miguel Michele Michał Mikhail Michail Michel Mihail Mykhailo Michiel: Mike Mick Micky Mickey Mitch Michi \
Migue Misha Mischa Michaś Micha Chiel Mikey Giel
Michelle Micaela Michaela: Shelly Mica Michi Mickey Micki Shelley
Monica Mónica Monika Monique: Mona Moni Nica
Natalie Natalia Natalya Nathalie Nataliya Natália: Nat Nata Natasha Nati Natka Talia Tasha Tata
Nathaniel Nathan: Nat Nate
Nicholas Nicolas Nicolás Nicola Nikolaus Nikolai Nikolay Mikołaj Nicolaas Nicolau Nikola: Nick Nicky Nico Niko Klaus \
Claus Kolya Kolia Niels Klaas Nik Nicolò
Nicole Nicola Nicoletta: Nicky Nikki Nic Coletta
Octavio Ottavio Octavian: Tavo Tavi
Oleg Oleh: Olezhka
Olga Helga: Olya Olia Olka Ola
Oliver Olivier Oliviero: Ollie Olly Oli
Olivia: Liv Livvy Ollie
Pamela: Pam Pammy
Patricia Patrizia Patrycja Patrícia: Pat Patty Patti Patsy Tricia Trish Pati Tri
Patrick Patricio Patrizio Patryk Patrício: Pat Paddy Rick Pato
Paul Pavel Pablo Paolo Paweł Paulo Pawel Paulus Pavlo: Pauly Pablito Pasha Pacho Pav Pawełek Paolino Poldek
Paula Paola Pauline Paulina: Pauli Polly Lina Pola
Penelope: Penny Nell
Peter Pedro Pietro Piotr Pyotr Pierre Pieter Petr Petrus Petro: Pete Peet Petey Perico Piero Petya Piotrek Piet Pit \
Pepe Pim Pedrinho Rino
Pilar: Pili Piluca
Rachel Raquel Rachele Rahel: Rae Shelly Quela Ray
Raymond Raimund Ramón Raimondo Raimundo Rajmund: Ray Moncho Mundo Monchi
Rafael Raphael Raffaele Rafał Raffaello: Rafa Rafi Raf Rafe Lello Ralf Rafałek
Rebecca Rebeca Rebekka: Becky Becca Beck Beca Bex
Reinhard Rinaldo Reginald Reinaldo Reynaldo Ronald: Ron Ronnie Reg Reggie Rex Naldo Reini Rinus
Richard Ricardo Riccardo Ryszard Rikard: Rick Ricky Dick Rich Richie Rico Rysiek Riki Rik Ritchie Cardo
Robert Roberto Ruprecht Rupert Robrecht: Bob Bobby Rob Robbie Robby Bert Berto Beto Robi Bertje Rupe Tito Robin
Roberta: Bobbie Robbie Berta
Rodrigo Roderick Rodrick: Rod Roddy Rigo Rodri Ro
Roger Rogerio Ruggero Rogério Rüdiger Rogier: Rodge Rudi
Roland Rolando Orlando Roeland: Rollo Rolly Lando Roel
Roman Román Romano: Roma Romek
Rosa Rose Rosalia Rosemary Rosalind Rosario Rosmarie: Rosie Rosita Charo Rosi Roz Romy Rosy Roosje Lia
Rudolf Rodolfo Rudolph Rodolphe: Rudy Rudi Fito Rolf Dolf Rudolfo Roel
Salvador Salvatore: Salva Sal Turi Totò Chava
Samuel Samuele: Sam Sammy Samu
Samantha: Sam Sammy
Sarah Sara: Sally Sadie Sari
Sebastian Sebastián Sebastiano Sebastião Bastian Sebastien: Seb Bas Basti Bastien Seba Tião Bastiaan Nello
Sergio Sergey Sergei Serhiy Serge Siergiej Sérgio: Seryozha Serega Serzh Checo Serhii
Siegfried Sigfrido Zygfryd: Sigi Siggi Freddi
Simon Simone Simón Szymon Simão Semyon: Si Sim Syoma Szymek Siem
Sophia Sofia Zofia Sofía Sophie Sofya: Sofie Zosia Sonya Sonja Sonia Fifi Sofi Soph Fieke
Stanislav Stanisław Stanislaus Estanislao: Stan Stas Slava Staszek Staś Tanis Lao
Stefan Stephen Steven Esteban Stefano Stephan Estêvão Szczepan Stepan Stefaan Étienne: Steve Stevie Steph Steff Stef \
Styopa Stefek Steffen Fano
Stefania Stephanie Estefanía Stefanie: Steph Steffi Stevie Stefi Fania Stefcia Fanny
Susan Susanna Susanne Susana Zuzanna Suzanne Suzanna: Sue Susie Suzy Susi Sanna Suse Zuzia Zuza Sanne Suus Su Sukey
Svetlana Switlana Światłana: Sveta Lana Svetka
Tadeusz Thaddeus Thaddäus Tadeo: Tad Tadek Thad
Tatiana Tatyana Tatjana: Tanya Tanja Tania
Theodore Theodor Teodoro Fyodor Fedor Teodor: Ted Teddy Theo Teo Fedya Dore Doro Theodoor
Theresa Teresa Therese Teresita: Terry Tess Tessa Tere Teté Resi Tracy Terenia Treesje Trees Maite
Thomas Tomás Tommaso Tomasz Tomas Tomé Tomaž: Tom Tommy Maso Tomek Thom Tomi Maas Tommi
Timothy Timotheus Timoteo Timofey: Tim Timmy Timo Tima
Ulrich Ulrico Oldrich: Uli Utz Ulli
Ulrike Ulrika: Uli Ulli Rike Riki
Ursula Úrsula Orsola Urszula: Ursel Uschi Ula Ulla
Valentin Valentín Valentino Walenty: Val Valya Tino Tin
Valentina Valentyna: Val Vale Valya Tina
Valerie Valeria Valeriya: Val Lera Vale
Vasily Vasiliy Basil Basilio Vasyl Vassily: Vasya Bas
Veronica Verónica Veronika Weronika Véronique: Vera Ronnie Vero Nika Roni Vroni Weronka
Victor Viktor Vittorio Víctor Wiktor Vítor: Vic Vitya Vito Vick Tor Wiktorek
Victoria Viktoria Vittoria Wiktoria Viktoriya Vitória: Vicky Vicki Tori Vika Viki Wika Vita
Vincent Vicente Vincenzo Vinzenz Wincenty: Vince Vinny Vin Enzo Chente Vinz Cenzo Wicek
Vitaly Vitaliy Vitalii Vitale: Vitalik Vitya
Vladimir Volodymyr Włodzimierz Wladimir: Vlad Vova Volodya Wowa Włodek Vladi Vovo
Vladislav Wladislaw Władysław Ladislaus László: Vlad Slava Vladik Władek Laci Laszlo
Vyacheslav Wiesław Viacheslav Wacław Wenzel Vaclav Václav: Slava Wacek Wiesiek
Walter Gualtiero Gualterio Wouter: Walt Wally Wat Walti Wout
William Wilhelm Guillermo Guglielmo Guilherme Willem Guillaume: Bill Billy Will Willy Willie Liam Wim Memo Guille \
Helmut Gui Pim Wil Willi Guillo Mino
Wilhelmina Wilhelmine Guillermina Willemina: Mina Minnie Wilma Billie Willa Mien Minna Willemijn Mimi
Wojciech Adalbert: Wojtek Wojtuś Voytek
Xavier Javier Saverio Xaver Ksawery: Javi Xavi Xaverl Zavier
Yaroslav Jarosław Jaroslav: Yarik Slava Jarek
Zachary Zacharias Zaccaria: Zach Zack Zak Zac
Zbigniew: Zbyszek Zbynek
"""


@cache
def _table() -> dict[str, dict[str, str]]:
    """Each name, folded, with what its bearer may be called as well and why."""
    table: dict[str, dict[str, str]] = {}
    for line in _GROUPS.strip().splitlines():
        full, _, short = line.partition(":")
        longer, shorter = full.split(), short.split()
        for one in longer + shorter:
            ways = table.setdefault(fold(one), {})
            for other in longer + shorter:
                if fold(one) != fold(other) and (
                    (one in longer) != (other in longer) or _alike(fold(one), fold(other))
                ):
                    ways.setdefault(fold(other), _why(one, other, longer))
    return table


def _alike(one: str, other: str) -> bool:
    """Whether two forms may be one person's: Katherine as Catherine, but nobody is José here and Giuseppe there."""
    return one[:3] == other[:3] or one[-3:] == other[-3:]


def _why(one: str, other: str, longer: list[str]) -> str:
    if one not in longer and other not in longer:
        return f"{other} and {one} are both short for {longer[0]}"
    if one in longer and other in longer:
        return f"{other} is {one} in another form"
    return f"{other} is short for {one}" if one in longer else f"{one} is short for {other}"


def nicknames(given: str) -> dict[str, str]:
    """What somebody of this given name (folded) may be called as well, and why, in words."""
    return _table().get(given, {})
