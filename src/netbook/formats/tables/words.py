"""What people call the columns of their own tables: a row a field, in many languages; and what the words say of one."""

import re
from typing import NamedTuple

from netbook.domain.text import clean_line, fold
from netbook.domain.vocabulary import PLATFORMS
from netbook.formats.tables import key_of

_ROWS = """
name: name | full name | fullname | display name | contact | contact name | person | member name | vollständiger name | vor- und nachname | anzeigename | kontakt | nom | nom complet | nom et prénom | nombre | nombre completo | nombre y apellidos | contacto | nome | nome completo | nome e cognome | contatto | contato | naam | volledige naam | navn | fulde navn | fullt navn | namn | fullständigt namn | imię i nazwisko
given: first name | given name | forename | first | vorname | rufname | prénom | primer nombre | nombre de pila | primeiro nome | voornaam | fornavn | förnamn | imię
family: last name | family name | surname | last | nachname | familienname | zuname | nom de famille | apellido | apellidos | cognome | sobrenome | último nome | achternaam | efternavn | etternavn | efternamn | nazwisko
alias: nickname | nick | alias | aliases | aka | also known as | spitzname | surnom | apodo | soprannome | bijnaam | kaldenavn | kallenavn | smeknamn | pseudonim
organisation: company | organisation | organization | org | employer | company name | organization name | organisation name | current company | firma | unternehmen | arbeitgeber | firmenname | société | entreprise | organisme | empresa | compañía | organización | organização | azienda | società | organizzazione | bedrijf | bedrijfsnaam | organisatie | virksomhed | arbejdsplads | bedrift | företag | organizacja
title: title | job title | position | role | job | occupation | headline | current position | berufsbezeichnung | beruf | funktion | stelle | poste | fonction | puesto | cargo | qualifica | ruolo | posizione | functie | stilling | befattning | stanowisko
city: city | town | location | based in | lives in | ort | stadt | wohnort | ville | ciudad | localidad | città | cidade | localidade | plaats | woonplaats | stad | poststed | miasto
email: email | mail | email address | mail address | email addresses | emails | emailadresse | mailadresse | courriel | adresse électronique | adresse email | adresse mail | correo | correo electrónico | posta elettronica | indirizzo email | indirizzo di posta elettronica | endereço de email | emailadres | epost | epostadresse | epostadress | adres email
phone: phone | telephone | tel | phone number | telephone number | phones | phone numbers | telefon | telefonnummer | rufnummer | téléphone | numéro de téléphone | teléfono | número de teléfono | telefono | numero di telefono | telefone | telefoon | telefoonnummer | numer telefonu
address: address | street address | postal address | mailing address | street | adresse | anschrift | postanschrift | straße | adresse postale | rue | dirección | domicilio | indirizzo | endereço | morada | adres | adress | ulica
url: url | website | web | web site | homepage | web page | site | link | profile | profile url | webseite | internetseite | site web | página web | sitio web | sito | sito web | hjemmeside | nettside | hemsida | strona | strona www
birthday: birthday | birth date | birthdate | date of birth | dob | born | bday | geburtstag | geburtsdatum | geboren | anniversaire | date de naissance | cumpleaños | fecha de nacimiento | compleanno | data di nascita | aniversário | data de nascimento | verjaardag | geboortedatum | fødselsdag | fødselsdato | födelsedag | födelsedatum | urodziny | data urodzenia
anniversary: anniversary | wedding anniversary | hochzeitstag | jahrestag
tags: tags | tag | labels | groups | group | categories | category | kategorien | kategorie | schlagwörter | gruppen | catégories | étiquettes | groupes | categorías | etiquetas | grupos | categorie | etichette | gruppi | categorias | groepen | grupper | taggar | tagi
about: about | notes | note | comment | comments | description | bio | remarks | memo | notizen | notiz | bemerkungen | bemerkung | kommentar | remarques | commentaire | commentaires | notas | comentarios | observaciones | observações | comentários | commenti | opmerkingen | notities | bemærkninger | noter | notater | anteckningar | uwagi | notatki
met: met | how we met | where we met | how met | how did we meet | met at | met through | introduction | kennengelernt | wo kennengelernt | woher | rencontre
met-on: met on | date met | first met | connected on | met date | kennengelernt am | rencontré le | conocido el | conosciuto il
circle: circle | kreis | cercle | círculo | cerchia
cadence: cadence | every | frequency | keep in touch | stay in touch | contact frequency | keep in touch frequency | rhythmus
uid: uid | uuid
id: id | contact id | person id | record id | key
handle: handle | handles | username | social | social media
"""  # noqa: E501 - a table, a row a field
_LABELS = """
work: work | business | office | job | company | geschäftlich | dienstlich | arbeit | beruflich | bureau | travail | professionnel | trabajo | lavoro | ufficio | trabalho | werk | arbejde | arbeid | arbete | służbowy
home: home | private | personal | privat | domicile | personnel | casa | privato | particular | privé | thuis | prywatny
mobile: mobile | cell | cellphone | handy | mobil | mobiltelefon | mobilnummer | portable | móvil | cellulare | celular | telemóvel | mobiel | gsm | komórka
fax: fax | telefax | télécopie | faks
pager: pager
main: main | primary | haupt | principal | principale
other: other | secondary | alternative | weitere | autre | otro | altro | outro | andere
whatsapp: whatsapp
"""  # noqa: E501 - a table, a row a label
_PLATFORM_WORDS = {"url", "profile", "handle", "username", "account", "profil", "name", "link", "page"}
_NOTHING = {"value", "values"}
_LABEL_COLUMNS = {"label", "type"}


class Word(NamedTuple):
    """What a heading says: the field, which of several it is, how it is labelled; or that it holds such labels."""

    field: str
    number: int = 1
    label: str | None = None
    labels: bool = False


def _rows(table: str) -> dict[str, str]:
    return {
        key_of(word): row.partition(": ")[0]
        for row in table.strip().splitlines()
        for word in row.partition(": ")[2].split(" | ")
    }


_FIELDS = _rows(_ROWS)
_LABEL_WORDS = _rows(_LABELS)
_PLATFORMS = {key_of(each.name): each.key for each in PLATFORMS} | {each.key: each.key for each in PLATFORMS}
_PLATFORMS |= {"twitter": "x", "bsky": "bluesky", "fb": "facebook", "insta": "instagram"}
NAMES = ("name", "given", "family", "alias")
SEVERAL = {"alias", "email", "phone", "address", "url", "handle", "tags", *(each.key for each in PLATFORMS)}
KNOWN = (*dict.fromkeys(_FIELDS.values()), *(each.key for each in PLATFORMS))
_LABELLED = SEVERAL - {"alias", "tags"} | {"organisation", "title", "city"}


def understood(heading: str) -> Word | None:
    """What a heading says, if it says something: ``Work e-mail 2`` is the second address for e-mail, labelled work."""
    text = re.sub(r"\be[-\s]?(mail|post)", r"e\1", fold(clean_line(heading)[:100]))
    parts = re.findall(r"[^\W\d_]+|\d+", text)
    whole = "".join(parts)
    if whole in _FIELDS:
        return Word(_FIELDS[whole])
    numbers = [int(part) for part in parts if part.isdecimal() and len(part) < 4]
    words = [part for part in parts if not part.isdecimal() and part not in _NOTHING]
    labels = bool(len(words) > 1 and words[-1] in _LABEL_COLUMNS)
    words = words[: len(words) - labels]
    number = numbers[0] if numbers else 1
    platform = next((_PLATFORMS[word] for word in words if word in _PLATFORMS), None)
    if platform and all(word in _PLATFORM_WORDS or word in _PLATFORMS for word in words):
        return Word(platform, number, None, labels)
    label = next((_LABEL_WORDS[word] for word in words if word in _LABEL_WORDS), None)
    for rest in (words, [word for word in words if word not in _LABEL_WORDS]):
        field = _FIELDS.get("".join(rest))
        if field and (not label or field in _LABELLED) and (not labels or field in _LABELLED):
            return Word(field, number, label if rest is not words else None, labels)
    if label in ("mobile", "fax", "pager", "whatsapp") and all(word in _LABEL_WORDS for word in words):
        return Word("phone", number, label, labels)
    return None
