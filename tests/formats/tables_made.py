"""Tables as programs write them, a sample each, made from their headings."""

from datetime import date
from pathlib import Path

from netbook.domain.records import ContactRecord, ReadingOptions, Rejected
from netbook.domain.when import Calendar
from netbook.formats import Claim, named, read
from netbook.formats.package import given

SAMPLES = Path(__file__).parent / "samples"
TODAY = date(2026, 11, 27)
OPTIONS = ReadingOptions(Calendar(TODAY), region="GB")
DMY = ReadingOptions(Calendar(TODAY, "dmy"), region="GB")
MDY = ReadingOptions(Calendar(TODAY, "mdy"), region="GB")


def records(
    key: str, content: str | bytes, options: ReadingOptions = OPTIONS, name: str = "people.csv"
) -> tuple[list[ContactRecord], list[Rejected]]:
    """The people a reader makes of a file, and the rows it refuses."""
    package = given(name, content.encode() if isinstance(content, str) else content)
    found = list(read(Claim(named(key), package.members[0]), options))
    people = [each for each in found if isinstance(each, ContactRecord)]
    refused = [each for each in found if isinstance(each, Rejected)]
    return people, refused


GOOGLE_OLD = (
    "Name,Given Name,Additional Name,Family Name,Yomi Name,Given Name Yomi,Additional Name Yomi,Family Name Yomi,"
    "Name Prefix,Name Suffix,Initials,Nickname,Short Name,Maiden Name,Birthday,Gender,Location,Billing Information,"
    "Directory Server,Mileage,Occupation,Hobby,Sensitivity,Priority,Subject,Notes,Language,Photo,Group Membership,"
    "E-mail 1 - Type,E-mail 1 - Value,E-mail 2 - Type,E-mail 2 - Value,IM 1 - Type,IM 1 - Service,IM 1 - Value,"
    "Phone 1 - Type,Phone 1 - Value,Address 1 - Type,Address 1 - Formatted,Address 1 - Street,Address 1 - City,"
    "Address 1 - PO Box,Address 1 - Region,Address 1 - Postal Code,Address 1 - Country,Address 1 - Extended Address,"
    "Organization 1 - Type,Organization 1 - Name,Organization 1 - Yomi Name,Organization 1 - Title,"
    "Organization 1 - Department,Website 1 - Type,Website 1 - Value,Relation 1 - Type,Relation 1 - Value,"
    "Event 1 - Type,Event 1 - Value,Custom Field 1 - Type,Custom Field 1 - Value\n"
    "Ana Maria Reyes,Ana,Maria,Reyes,,,,,Dr.,,,Nana,,,--03-14,,,,,,,,,,,Likes jazz,,,* myContacts ::: Climbing ::: "
    "* starred,* Work,ana@northwind.example,Home,ana@example.com,,GitHub,anareyes,Mobile,+44 20 7946 0018,Home,"
    '"1 High St\nLondon N1\nUK",1 High St,London,,,N1,UK,,,Northwind,,Engineer,Research,Blog,https://ana.example/,'
    "Spouse,Bo Lindqvist,Anniversary,2010-06-05,Shoe size,38\n"
)
OUTLOOK_DE = (
    '"Anrede","Vorname","Weitere Vornamen","Nachname","Suffix","Firma","Abteilung","Position","Straße geschäftlich",'
    '"Straße geschäftlich 2","Straße geschäftlich 3","Ort geschäftlich","Region geschäftlich",'
    '"Postleitzahl geschäftlich","Land/Region geschäftlich","Straße privat","Ort privat","Postleitzahl privat",'
    '"Fax geschäftlich","Telefon geschäftlich","Telefon geschäftlich 2","Telefon (privat)","Mobiltelefon",'
    '"E-Mail-Adresse","E-Mail-Typ","E-Mail: Angezeigter Name","E-Mail 2: Adresse","Geburtstag","Jahrestag",'
    '"Kategorien","Kinder","Name des/r Vorgesetzten","Notizen","Partner/in","Priorität","Privat","Vertraulichkeit",'
    '"Webseite","Benutzer 1"\r\n'
    '"Dr.","Zoë","","Brändt","","Woodgrove","Vertrieb","Leiterin","Hauptstr. 1","Hinterhaus","","Berlin","",'
    '"10115","Deutschland","Am See 2","Potsdam","14467","","+49 30 1234567","","","+49 151 1234567",'
    '"zoe@woodgrove.example","SMTP","Zoë Brändt (zoe@woodgrove.example)","","14.3.1990","0/0/00","Freunde;VIP",'
    '"Tom","Bo Lindqvist","Zeile 1\r\nZeile 2","Kim","Normal","Falsch","Normal","www.woodgrove.example","x"\r\n'
)
OUTLOOK_FR = (
    "Titre;Prénom;Deuxième prénom;Nom;Suffixe;Société;Service;Titre;Rue (bureau);Ville (bureau);Code postal (bureau);"
    "Pays/Région (bureau);Téléphone (bureau);Téléphone (domicile);Tél. mobile;Adresse de messagerie;"
    "Type de messagerie;Anniversaire;Anniversaire de mariage ou fête;Catégories;Conjoint(e);Enfants;Passe-temps;"
    "Responsable;Notes;Page Web\r\n"
    "Mme;Chloé;;Petit;;Contoso;Achats;Directrice;1 rue de la Paix;Paris;75002;France;01 23 45 67 89;;06 12 34 56 78;"
    "chloe@contoso.example;SMTP;14/03/1990;05/06/2010;Amis;Max;Léa;voile;Ana Reyes;;\r\n"
)
OUTLOOK_ES = (
    "Title,Nombre,Segundo nombre,Apellidos,Suffix,Organización,Puesto,Calle del trabajo,Ciudad de trabajo,"
    "Teléfono del trabajo,Particular,Mobile Phone,E-mail Address,Birthday,Categorías,Hijos,Aficiones,"
    "Nombre del director,Notes\n"
    ",Inés,,García López,,Contoso,Jefa,Calle Mayor 1,Madrid,+34 912 345 678,,+34 612 345 678,ines@contoso.example,"
    "0/0/00,Amigos,Leo,vela,Ana Reyes,hola\n"
)
OUTLOOK_IT = (
    "Titolo,Nome,Secondo nome,Cognome,Società,Posizione,Via (uff.),Città (uff.),CAP (uff.),Ufficio,Abitazione,"
    "Cellulare,Indirizzo posta elettronica,Compleanno,Categorie,Nome coniuge,Figli,Nome manager,Notes\n"
    ",Luca,,Bianchi,Contoso,Direttore,Via Roma 1,Milano,20121,+39 02 1234567,,+39 320 1234567,luca@contoso.example,"
    "14/03/1990,Amici,Eva,Leo,Ana Reyes,ciao\n"
)
OUTLOOK_NL = (
    'Titel,Voornaam,Middelste naam,Achternaam,Bedrijf,Functie,"Werkadres, straat","Werkadres, plaats",'
    '"Werkadres, postcode","Huisadres, straat","Huisadres, plaats",Telefoon op werk,Telefoon thuis,Mobiele telefoon,'
    "E-mailadres,Verjaardag,Categorieën,Partner,Kinderen,Hobby's,Naam manager,Notities\n"
    ",Daan,,de Vries,Contoso,Directeur,Damrak 1,Amsterdam,1012 LG,,,+31 20 1234567,,+31 6 12345678,"
    "daan@contoso.example,14-3-1990,Vrienden,Eva,Leo,zeilen,Ana Reyes,hoi\n"
)
OUTLOOK_PT = (
    "Título,Primeiro nome,Apelido,Empresa,Cargo,Rua da empresa,Localidade da empresa,Código postal da empresa,"
    "Telefone da empresa,Telefone da residência,Telemóvel,Endereço de correio electrónico,Data de nascimento,"
    "Aniversário,Categorias,Cônjuge,Filhos,Passatempo,Nome do gestor,Notas\n"
    ",Rita,Sousa,Contoso,Diretora,Rua Augusta 1,Lisboa,1100,+351 21 123 4567,,+351 912 345 678,"
    "rita@contoso.example,14/03/1990,0/0/00,Amigos,Rui,Leo,vela,Ana Reyes,olá\n"
)
THUNDERBIRD = (
    "First Name,Last Name,Display Name,Nickname,Primary Email,Secondary Email,Screen Name,Work Phone,Home Phone,"
    "Fax Number,Pager Number,Mobile Number,Home Address,Home Address 2,Home City,Home State,Home ZipCode,Home Country,"
    "Work Address,Work Address 2,Work City,Work State,Work ZipCode,Work Country,Job Title,Department,Organization,"
    "Web Page 1,Web Page 2,Birth Year,Birth Month,Birth Day,Custom 1,Custom 2,Custom 3,Custom 4,Notes,\n"
    "Ana,Reyes,Ana Reyes,Nana,ana@example.com,ana@northwind.example,,+44 20 7946 0018,,,,+44 7700 900123,"
    "1 High St,Flat 2,London,,N1,UK,,,,,,,Engineer,Research,Northwind,https://northwind.example,,1985,3,14,,red,,,"
    "Likes jazz,\n"
    "Bo,Lindqvist,Lindqvist (Oslo),,bo@example.com,,,,,,,,,,,,,,,,,,,,,,,,,,5,6,,,,,,\n"
)
THUNDERBIRD_DE = (
    "Vorname,Nachname,Anzeigename,Spitzname,Primäre E-Mail-Adresse,Sekundäre E-Mail-Adresse,Messenger-Name,"
    "Tel. dienstlich,Tel. privat,Fax-Nummer,Pager-Nummer,Mobil-Tel.-Nr.,Privat: Adresse,Privat: Adresse 2,Privat: Ort,"
    "Privat: Bundesland,Privat: PLZ,Privat: Land,Dienstlich: Adresse,Dienstlich: Adresse 2,Dienstlich: Ort,"
    "Dienstlich: Bundesland,Dienstlich: PLZ,Dienstlich: Land,Arbeitstitel,Abteilung,Organisation,Webseite 1,"
    "Webseite 2,Geburtsjahr,Geburtsmonat,Geburtstag,Benutzerdef. 1,Benutzerdef. 2,Benutzerdef. 3,Benutzerdef. 4,"
    "Notizen,\r\n"
    "Zoë,Brändt,Zoë Brändt,,zoe@woodgrove.example,,,,,,,,Am See 2,,Potsdam,,14467,,,,,,,,Leiterin,,Woodgrove,,,1990,"
    "03,14,,,,,,\r\n"
)
THUNDERBIRD_FR = (
    "Prénom,Nom de famille,Nom à afficher,Surnom,Adresse électronique principale,Adresse électronique secondaire,"
    "Nom de l’écran,Tél. professionnel,Tél. personnel,Fax,Pager,Portable,Adresse privée,Adresse privée 2,Ville,"
    "Pays/État,Code postal,Pays/Région (domicile),Adresse professionnelle,Adresse professionnelle 2,Ville,Pays/État,"
    "Code postal,Pays/Région (bureau),Profession,Service,Société,Site web 1,Site web 2,Année de naissance,Mois,Jour,"
    "Divers 1,Divers 2,Divers 3,Divers 4,Notes,\n"
    "Chloé,Petit,Chloé Petit,,chloe@contoso.example,,,,,,,,1 rue Haute,,Lyon,,69001,,2 rue Basse,,Paris,,75002,,"
    "Directrice,,Contoso,,,,,,,,,,,\n"
)
LINKEDIN_2018 = (
    "First Name,Last Name,Email Address,Company,Position,Connected On\n"
    'Ana,Reyes,ana@example.com,Northwind,Engineer,"4/9/18, 9:05 AM"\n'
)
LINKEDIN_NOTES = (
    '\ufeff"Notes:"\r\n"When exporting your connection data, some ""addresses"" are missing."\r\n\r\n'
    "First Name,Last Name,URL,Email Address,Company,Position,Connected On\r\n"
    "Ana,Reyes,https://www.linkedin.com/in/Ana-Rey%C3%A9s/?x=1,,Northwind,Engineer,12 Mar 2021\r\n"
    ",,,,,,14 Jul 2020\r\n"
)
LINKEDIN_AGAIN = (
    "First Name;Last Name;Company;Position;Connected on\r\n"
    "Søren;Ærø;Nordvind;Udvikler;12-feb-21\r\n"
    "Ana;Reyes;;;03.11.2019\r\n"
    "Bo;Lindqvist;;;12. märz 2020\r\n"
    "Kim;Holm;;;12-mai-20\r\n"
)
DEX = (
    "sep=;\r\nFull Name;Company;Job Title;Work Email;Mobile;LinkedIn URL;Birthday;Groups;Keep in touch\r\n"
    "Ana Reyes;Northwind;Engineer;ana@northwind.example;+44 7700 900123;linkedin.com/in/anareyes;14 March;"
    "Climbing, VIP;6 weeks\r\n"
)
MADE: dict[str, tuple[str, str]] = {
    "google-old": ("google", GOOGLE_OLD),
    "outlook-de": ("outlook", OUTLOOK_DE),
    "outlook-fr": ("outlook", OUTLOOK_FR),
    "outlook-es": ("outlook", OUTLOOK_ES),
    "outlook-it": ("outlook", OUTLOOK_IT),
    "outlook-nl": ("outlook", OUTLOOK_NL),
    "outlook-pt": ("outlook", OUTLOOK_PT),
    "thunderbird": ("thunderbird", THUNDERBIRD),
    "thunderbird-de": ("thunderbird", THUNDERBIRD_DE),
    "thunderbird-fr": ("thunderbird", THUNDERBIRD_FR),
    "linkedin-2018": ("linkedin", LINKEDIN_2018),
    "linkedin-notes": ("linkedin", LINKEDIN_NOTES),
    "linkedin-again": ("linkedin", LINKEDIN_AGAIN),
    "dex": ("csv", DEX),
}
