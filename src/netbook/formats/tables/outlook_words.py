"""What Outlook calls its columns in English, German, French, Spanish, Italian, Dutch and Portuguese: a row a field.

Source: exports of Outlook 2003 to 365 and of outlook.com; the Spanish and Brazilian programs leave some in English.
"""

from netbook.formats.tables import key_of

_ROWS = """
prefix: Title | Anrede | Titre | Titolo | Titel | Tratamento | Título | Tratamiento
given: First Name | Given Name | Vorname | Prénom | Nombre | Nome | Voornaam | Primeiro nome
middle: Middle Name | Weitere Vornamen | Deuxième prénom | Segundo nombre | Secondo nome | Middelste naam | Segundo nome | Outros nomes/apelidos
family: Last Name | Surname | Nachname | Nom | Apellidos | Apellido | Cognome | Achternaam | Sobrenome | Apelido
suffix: Suffix | Suffixe | Sufijo | Titolo straniero | Achtervoegsel | Sufixo
alias: Nickname | Spitzname | Surnom | Alias | Apodo | Soprannome | Bijnaam
organisation: Company | Firma | Société | Organización | Compañía | Organización/Empresa | Società | Bedrijf | Empresa
department: Department | Abteilung | Service | Departamento | Reparto | Afdeling
title: Job Title | Position | Titre | Fonction | Puesto | Cargo | Posizione | Functie
work street: Business Street | Straße geschäftlich | Rue (bureau) | Calle del trabajo | Via (uff.) | Werkadres, straat | Rua da empresa | Rua do endereço comercial | Endereço comercial
work street2: Business Street 2 | Straße geschäftlich 2 | Rue (bureau) 2 | Calle del trabajo 2 | Via (uff.) 2 | Werkadres 2, straat | Werkadres, straat 2 | Rua da empresa 2 | Rua do endereço comercial 2 | Endereço comercial 2
work street3: Business Street 3 | Straße geschäftlich 3 | Rue (bureau) 3 | Calle del trabajo 3 | Via (uff.) 3 | Werkadres 3, straat | Werkadres, straat 3 | Rua da empresa 3 | Rua do endereço comercial 3 | Endereço comercial 3
work box: Business Address PO Box | Postfach geschäftlich | B.P. professionnelle | Apartado postal de la dirección del trabajo | Indirizzo (uff.) - Casella postale | Werkadres, postbusnummer | Apartado da empresa | Caixa postal do endereço comercial
work city: Business City | Ort geschäftlich | Ville (bureau) | Ciudad de trabajo | Ciudad del trabajo | Città (uff.) | Werkadres, plaats | Localidade da empresa | Cidade do endereço comercial | Cidade comercial
work region: Business State | Region geschäftlich | Bundesland/Kanton geschäftlich | Dép/Région (bureau) | Provincia o estado de trabajo | Provincia (uff.) | Werkadres, provincie | Distrito da empresa | Estado do endereço comercial
work postcode: Business Postal Code | Postleitzahl geschäftlich | Code postal (bureau) | Código postal del trabajo | CAP (uff.) | Werkadres, postcode | Código postal da empresa | CEP do endereço comercial | Código postal comercial
work country: Business Country/Region | Business Country | Land geschäftlich | Land/Region geschäftlich | Pays (bureau) | Pays/Région (bureau) | País o región del trabajo | País del trabajo | Paese (uff.) | Paese/area geografica (uff.) | Land/regio (werk) | Werkadres, land | País/Região da Empresa
home street: Home Street | Straße privat | Rue (domicile) | Calle del domicilio | Calle particular | Via (ab.) | Huisadres, straat | Rua da residência | Endereço residencial
home street2: Home Street 2 | Straße privat 2 | Rue (domicile) 2 | Calle del domicilio 2 | Calle particular 2 | Via (ab.) 2 | Huisadres, straat 2 | Rua da residência (2) | Endereço residencial 2
home street3: Home Street 3 | Straße privat 3 | Rue (domicile) 3 | Calle del domicilio 3 | Calle particular 3 | Via (ab.) 3 | Huisadres, straat 3 | Rua da residência (3) | Endereço residencial 3
home box: Home Address PO Box | Postfach privat | Boîte postale du domicile | Apartado postal de la dirección personal | Indirizzo (ab.) - Casella postale | Huisadres, postbusnummer | Apartado da residência | Caixa postal do endereço residencial
home city: Home City | Ort privat | Ville (domicile) | Ciudad de residencia | Ciudad del domicilio | Città (ab.) | Huisadres, plaats | Localidade da residência | Cidade do endereço residencial
home region: Home State | Region privat | Bundesland/Kanton privat | Dép/Région (domicile) | Provincia o estado de residencia | Provincia (ab.) | Huisadres, provincie | Distrito da residência | Estado do endereço residencial
home postcode: Home Postal Code | Postleitzahl privat | Code postal (domicile) | Código postal de residencia | Código postal del domicilio | CAP (ab.) | Huisadres, postcode | Código postal da residência | CEP do endereço residencial
home country: Home Country/Region | Home Country | Land privat | Land/Region privat | Pays (domicile) | Pays/Région (domicile) | País o región del domicilio | Paese (ab.) | Paese/area geografica (ab.) | Land/regio (thuis) | Huisadres, land | País da Residência/Região | País/Região de Residência
other street: Other Street | Weitere Straße | Rue (autre) | Otra calle | Altra via | Ander adres, straat | Rua do outro endereço | Outro endereço
other street2: Other Street 2 | Weitere Straße 2 | Rue (autre) 2 | Otra calle 2 | Altra via 2 | Ander adres, straat 2 | Rua do outro endereço 2 | Outro endereço 2
other street3: Other Street 3 | Weitere Straße 3 | Rue (autre) 3 | Otra calle 3 | Altra via 3 | Ander adres, straat 3 | Rua do outro endereço 3 | Outro endereço 3
other box: Other Address PO Box | Weiteres Postfach | Autre boîte postale | Otro apartado postal | Altro indirizzo - Casella postale | Ander adres, postbusnummer | Apartado do outro endereço | Caixa postal de outro endereço
other city: Other City | Weiterer Ort | Ville (autre) | Otra ciudad | Altra città | Ander adres, plaats | Localidade do outro endereço | Outra cidade
other region: Other State | Weitere Region | Weiteres/r Bundesland/Kanton | Dép/Région (autre) | Otra provincia o estado | Altra provincia | Ander adres, provincie | Distrito do outro endereço | Outro Estado
other postcode: Other Postal Code | Weitere Postleitzahl | Code postal (autre) | Otro código postal | Altro CAP | Ander adres, postcode | Código postal do outro endereço
other country: Other Country/Region | Other Country | Weiteres Land | Weiteres/e Land/Region | Pays (autre) | Pays/Région (autre) | Otro país o región | Altro paese | Altro paese/area geografica | Land/regio (anders) | Outro País/Região
phone assistant: Assistant's Phone | Telefon Assistent | Téléphone de l'assistant(e) | Teléfono del ayudante | Telefono assistente | Telefoon assistent | Telefone do assistente
phone work fax: Business Fax | Fax geschäftlich | Télécopie (bureau) | Fax del trabajo | Fax (uff.) | Fax op werk | Fax da empresa | Fax comercial
phone work: Business Phone | Telefon geschäftlich | Telefon (geschäftlich) | Téléphone (bureau) | Teléfono del trabajo | Ufficio | Telefoon op werk | Telefone da empresa | Telefone comercial
phone work 2: Business Phone 2 | Telefon geschäftlich 2 | Telefon (geschäftlich 2) | Téléphone 2 (bureau) | Teléfono del trabajo 2 | Ufficio 2 | Telefoon op werk 2 | 2º telefone da empresa | Telefone comercial 2
phone callback: Callback | Rückmeldung | Rappel | Devolución de llamada | Richiamata automatica | Terugbellen | Tel. de resposta | Retorno de chamada
phone car: Car Phone | Autotelefon | Téléphone (voiture) | Teléfono del automóvil | Telefono auto | Autotelefoon | Telefone do carro
phone company: Company Main Phone | Telefon Firma | Téléphone société | Número de centralita de la organización | Telefono principale società | Hoofdtelefoon bedrijf | Telefone principal da empresa
phone home fax: Home Fax | Fax privat | Télécopie (domicile) | Fax particular | Fax (ab.) | Fax thuis | Fax da residência | Fax residencial
phone home: Home Phone | Telefon privat | Telefon (privat) | Téléphone (domicile) | Particular | Teléfono particular | Abitazione | Telefoon thuis | Telefone da residência | Telefone residencial
phone home 2: Home Phone 2 | Telefon privat 2 | Telefon (privat 2) | Téléphone 2 (domicile) | Número de teléfono 2 particular | Teléfono particular 2 | Abitazione 2 | Telefoon thuis 2 | 2º telefone da residência | Telefone residencial 2
phone isdn: ISDN | RNIS | RDSI | RDIS
phone mobile: Mobile Phone | Mobiltelefon | Tél. mobile | Téléphone mobile | Teléfono móvil | Móvil | Cellulare | Mobiele telefoon | Telemóvel | Telefone celular
phone other fax: Other Fax | Weiteres Fax | Télécopie (autre) | Otro fax | Altro fax | Andere fax | Outro fax
phone other: Other Phone | Weiteres Telefon | Téléphone (autre) | Otro teléfono | Altro telefono | Andere telefoon | Outro telefone
phone pager: Pager | Récepteur de radiomessagerie | Localizador | Buscapersonas | Cercapersone
phone main: Primary Phone | Haupttelefon | Téléphone principal | Teléfono principal | Telefono principale | Hoofdtelefoon | Telefone principal
phone radio: Radio Phone | Mobiltelefon 2 | Mobile Phone 2 | Radio téléphone | Radiotéléphone | Radioteléfono | Radiotelefono | Radiotelefoon | Radiotelefone | Radiofone
phone tty: TTY/TDD Phone | Telefon für Hörbehinderte | Téléphone TDD/TTY | Número de teletipo | Telefono TTY/TDD | Teksttelefoon | Telefone TTY/TDD
phone telex: Telex | Télex
email 1: E-mail Address | E-Mail-Adresse | Adresse de messagerie | Adresse de courrier | Dirección de correo electrónico | Indirizzo posta elettronica | E-mailadres | Endereço de correio electrónico | Endereço de correio eletrônico | Endereço de email
email 2: E-mail 2 Address | E-Mail 2: Adresse | Adresse de messagerie 2 | Adresse de courrier 2 | Dirección de correo electrónico 2 | Indirizzo posta elettronica 2 | E-mailadres 2 | Endereço do correio electrónico 2 | Endereço de email 2
email 3: E-mail 3 Address | E-Mail 3: Adresse | Adresse de messagerie 3 | Adresse de courrier 3 | Dirección del correo electrónico 3 | Dirección de correo electrónico 3 | Indirizzo posta elettronica 3 | E-mailadres 3 | Endereço do correio electrónico 3 | Endereço de email 3
type: E-mail Type | E-Mail-Typ | Type de messagerie | Type de courrier | Tipo de correo electrónico | Tipo posta elettronica | E-mailtype | Tipo de correio electrónico | Tipo de email
type: E-mail 2 Type | E-Mail 2: Typ | Type de messagerie 2 | Type de courrier 2 | Tipo de correo electrónico 2 | Tipo posta elettronica 2 | E-mailtype 2 | Tipo de correio electrónico 2 | Tipo de email 2
type: E-mail 3 Type | E-Mail 3: Typ | Type de messagerie 3 | Type de courrier 3 | Tipo de correo electrónico 3 | Tipo posta elettronica 3 | E-mailtype 3 | Tipo de correio electrónico 3 | Tipo de email 3
shown: E-mail Display Name | E-Mail: Angezeigter Name | Nom complet de l'adresse de messagerie | Nom complet de l'adresse de courrier | Nombre de pantalla de correo electrónico | Nome visualizzato posta elettronica | Weergavenaam voor e-mail | Nome a apresentar para o correio electrónico | Nome para exibição do email
shown: E-mail 2 Display Name | E-Mail 2: Angezeigter Name | Nom complet de l'adresse de messagerie 2 | Nom complet de l'adresse de courrier 2 | Nombre de pantalla de correo electrónico 2 | Nome visualizzato posta elettronica 2 | E-mail, weergegeven naam 2 | Nome a apresentar para o correio electrónico 2 | Nome para exibição do email 2
shown: E-mail 3 Display Name | E-Mail 3: Angezeigter Name | Nom complet de l'adresse de messagerie 3 | Nom complet de l'adresse de courrier 3 | Nombre de pantalla de correo electrónico 3 | Nome visualizzato posta elettronica 3 | E-mail, weergegeven naam 3 | Nome a apresentar para o correio electrónico 3 | Nome para exibição do email 3
anniversary: Anniversary | Wedding Anniversary | Jahrestag | Anniversaire de mariage ou fête | Aniversario | Anniversario | Speciale datum | Aniversário | Datas especiais
birthday: Birthday | Geburtstag | Anniversaire | Cumpleaños | Compleanno | Verjaardag | Data de nascimento
tags: Categories | Kategorien | Catégories | Categorías | Categorie | Categorieën | Categorias
fact partner: Spouse | Partner | Partner/in | Conjoint(e) | Cónyuge | Nome coniuge | Nome coniuge/partner | Cônjuge
fact children: Children | Kinder | Enfants | Hijos | Figli | Kinderen | Filhos
fact hobby: Hobby | Hobbys | Passe-temps | Aficiones | Hobby's | Passatempo
fact manager: Manager's Name | Name des/der Vorgesetzten | Name des/r Vorgesetzten | Vorgesetzte(r) | Responsable | Nombre del director | Nome manager | Naam manager | Nome do gestor | Nome do gerenciador
fact assistant: Assistant's Name | Assistent(in) | Nom de l'assistant(e) | Nombre del ayudante | Nome assistente | Naam assistent | Nome do assistente
about: Notes | Notizen | Notas | Note | Notities | Anotações
url: Web Page | Personal Web Page | Webseite | Page Web | Página web | Pagina Web | Webpagina | Página na Web | Página da Web
default: Priority | Priorität | Priorité | Prioridad | Priorità | Prioriteit | Prioridade
default: Private | Privat | Privé | Privado | Privato
default: Sensitivity | Vertraulichkeit | Critère de diffusion | Confidencialidad | Riservatezza | Gevoeligheid | Confidencialidade | Sensibilidade
default: Gender | Geschlecht | Sexe | Género | Sesso | Geslacht | Sexo
initials: Initials | Initialen | Initiales | Iniciales | Iniziali | Iniciais
"""  # noqa: E501 - a table, a row a field


def _read() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in _ROWS.strip().splitlines():
        name, _, headings = row.partition(": ")
        for heading in headings.split(" | "):
            fields = found.setdefault(key_of(heading), [])
            if name not in fields:
                fields.append(name)
    return found


# The fields a heading may stand for; of two, the first column of that name is the first (the French Titre).
FIELDS = _read()
EMPTY_WORDS = frozenset(
    "normal normale normaal false falsch falso faux onwaar unspecified keineangabe nonspecifie nonspecificato "
    "noespecificado naoespecificado nietopgegeven niedrig ".split()
)
