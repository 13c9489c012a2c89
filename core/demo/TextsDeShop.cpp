// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/Banks.h"
#include "demo/TextChecks.h"

// German, orders to accounts. The product: {1} der …, {2} den …, {3} dem …, {4} mein …, {5} meinen ….
namespace turnout::demo {

constexpr std::array<Scenario, 10> kShopDe{{
    // A parcel is late
    {{"{g}Meine Bestellung {o} sollte [am {t}|schon vor Tagen] da sein, aber es tut sich nichts. [Wo bleibt "
      "sie?|Können Sie nachsehen?]",
         "{g}Können Sie mir sagen, wo {o} gerade ist? In der Sendungsverfolgung [steht seit Tagen dasselbe|bewegt sich "
         "seit dem {t} nichts].",
         "{g}[Ich warte immer noch auf|Warte noch auf] {2}, Bestellung {o}. [Am {U} fahre ich nach {d} und brauche das "
         "vorher.|Wann kommt das denn?]",
         "{g}Sendung {x} hängt seit {k} Tagen fest. [Ist sie verloren gegangen?|Was jetzt?]"},
        {"Das schaue ich mir gern an. [Stimmt die Lieferadresse im Konto noch|Soll das Paket nach Hause kommen], oder "
         "war es ein Paketshop?",
            "Ich sehe die Bestellung. In welche Stadt soll sie gehen? Das brauche ich, bevor ich Ihnen die Daten des "
            "Zustellers zeigen darf."},
        {"Nach Hause, [die Adresse stimmt|wie immer].", "Nach {c}[, dieselbe Adresse wie sonst|, ins Büro]."},
        {"Die Bestellung {o} ist unterwegs: {y} hat sie seit dem {t}, sie lag aber {k} Tage im Verteilzentrum. Jetzt "
         "geht es weiter, der neue Liefertermin ist der **{T}**. Die Sendungsnummer lautet {x}. [Den Aufpreis von {q} "
         "für die Expresslieferung habe ich Ihnen erstattet, denn express war das ja nicht.|Sollte sie am Abend des "
         "{T} nicht da sein, schreiben Sie mir hier, dann schicke ich sofort Ersatz.]",
            "Gefunden. Das Paket hat unser Lager einen Tag zu spät verlassen und liegt jetzt bei {y} (Nummer {x}). Die "
            "Zustellung ist für den {T} geplant, [voraussichtlich vor {h} Uhr|voraussichtlich am Nachmittag]. [Ich "
            "habe die Benachrichtigung per SMS eingeschaltet|Am Abend vorher bekommen Sie eine Nachricht], damit Sie "
            "noch einen Nachbarn oder einen Paketshop angeben können."},
        {"Ihre Bestellung {o} wurde am {t} zugestellt. [Bitte fragen Sie bei den Nachbarn nach.|Kann ich sonst noch "
         "etwas für Sie tun?]",
            "Bestellungen treffen in der Regel nach {k} bis 7 Werktagen ein. Bitte [haben Sie noch etwas "
            "Geduld|beachten Sie Wochenenden und Feiertage] und prüfen Sie die Sendungsverfolgung.",
            "Jede Bestellung lässt sich unter Konto > Bestellungen verfolgen. [Dort steht immer der aktuelle "
            "Stand.|Geben Sie dort einfach die Bestellnummer ein.]"},
        {"[Sie wurde nicht zugestellt.|Bei mir ist nichts angekommen.] Bestellung {o}, Sendung {x}: Der letzte Scan "
         "ist vom {t}. Wo ist das Paket [gerade|jetzt]?",
            "Die Sendungsverfolgung habe ich schon gesehen, deshalb frage ich ja. Bitte sehen Sie [bei Ihnen|im "
            "System] nach und nennen Sie mir einen Termin."},
        {"Kann ich es auch an einen Paketshop umleiten? Am {T} bin ich nicht zu Hause.",
            "Und was ist, wenn es bis zum {T} nicht kommt?"},
        {"Ja. Ich habe es an den Paketshop von {y} in Ihrer Nähe umgeleitet; dort liegt es ab dem {T} sieben Tage "
         "bereit. Bitte Ausweis und die Nummer {x} mitnehmen.",
            "Dann gilt es als verloren, und Sie haben die Wahl: ein neues Paket per Express auf unsere Kosten oder die "
            "vollen {m} zurück auf die Karte mit der Endung {l}. Beweisen müssen Sie dafür nichts."}},
    // Delivered, says the carrier
    {{"{g}Laut {y} wurde {o} am {t} um {h} Uhr zugestellt. [Ich war den ganzen Tag zu Hause, es hat niemand "
      "geklingelt.|Vor meiner Tür lag nichts.]",
         "{g}Die Bestellung {o} steht auf \"zugestellt\", ich habe sie aber nie bekommen. [Im Haus hat sie auch "
         "keiner.|Das sind {m}!]",
         "{g}Angeblich wurde {4} am {t} \"dem Empfänger übergeben\". Der Empfänger bin ich, und [ich war an dem Tag in "
         "{d}|mir hat niemand etwas übergeben].",
         "{g}Sie haben {o} angeblich am {t} um {h} Uhr geliefert. [Wem denn?|Wohin?] Hier ist nichts."},
        {"Das ist ärgerlich, tut mir leid. Haben Sie schon bei den Nachbarn gefragt, und gibt es einen Ablageort, an "
         "dem {y} manchmal etwas hinlegt?",
            "Bevor ich eine Nachforschung starte: Wer könnte das Paket bei Ihnen sonst angenommen haben?"},
        {"Alle gefragt, [keiner weiß etwas|nichts]. Einen Ablageort gibt es nicht.",
            "[Ich wohne allein, also niemand|Niemand, wir waren alle arbeiten]."},
        {"Ich habe bei {y} eine Nachforschung zu {x} gestartet (Vorgang {z}). Der Standort der Zustellung liegt etwa "
         "{k}00 Meter von Ihrer Adresse entfernt, das sieht nach der falschen Tür aus. Bis zum {T} muss {y} antworten. "
         "Sie brauchen darauf nicht zu warten: [Der Ersatz ist schon unterwegs und kommt am {T}|Ich schicke heute "
         "Ersatz oder erstatte {m}, ganz wie Sie möchten].",
            "Danke, das genügt mir. Die Unterschrift auf dem Zustellnachweis ist nicht Ihr Name, daher habe ich den "
            "Fall unter {z} als Fehlzustellung gemeldet und [Ersatz auf den Weg gebracht|eine neue Lieferung "
            "angelegt]. Sie geht heute raus, kommt am {T} an und wird diesmal nur gegen Unterschrift übergeben. Falls "
            "das erste Paket doch auftaucht, nehmen Sie es einfach nicht an."},
        {"Nach Angaben von {y} wurde das Paket zugestellt, die Bestellung ist damit abgeschlossen. [Mehr kann ich "
         "leider nicht tun.|Sie können die Lieferung gern bewerten.]",
            "Bitte wenden Sie sich mit der Sendungsnummer {x} direkt an {y}. [Für die Zustellung ist der Paketdienst "
            "zuständig.|Dort hilft man Ihnen weiter.]",
            "Gute Nachrichten! Ihre Bestellung {o} wurde am {t} zugestellt. Viel Freude damit!"},
        {"Sie lesen mir vor, was in der Sendungsverfolgung steht. Die [ist falsch|stimmt nicht]: Ich habe das Paket "
         "aus {o} nicht.",
            "{y} schickt mich zum Händler, und der Händler schickt mich zu {y}. Mein Vertrag ist mit Ihnen. Bitte "
            "forschen Sie nach oder schicken Sie Ersatz."},
        {"Wie lange dauert so eine Nachforschung?", "Kann der Ersatz ins Büro kommen?"},
        {"Meist {k} Werktage, höchstens bis zum {T}. Sie bekommen in jedem Fall eine Mail an {w}, und der Ersatz hängt "
         "nicht davon ab.",
            "Natürlich. Ich habe nur für den Ersatz Ihre zweite Adresse eingetragen, die im Konto bleibt, wie sie "
            "ist."}},
    // Sending something back
    {{"{g}Ich möchte {2} aus der Bestellung {o} zurückgeben. [Das hatte ich mir anders vorgestellt.|Zu groß für meine "
      "Tasche.|Habe ich doppelt geschenkt bekommen.]",
         "{g}Wie schicke ich {2} zurück? Gekauft am {t}, [ausgepackt, aber nicht benutzt|nur einmal ausprobiert].",
         "{g}[Ich würde gern|Möchte] {o} zurückschicken. [Brauche ich den Originalkarton?|Wer zahlt das Porto?]",
         "{g}Die Farbe ist falsch: Bestellung {o}. [Ich hätte gern mein Geld zurück|Zurückgeben wäre mir lieber als "
         "umtauschen]."},
        {"Kein Problem. Ist noch alles dabei, auch Kabel und Hülle, und gibt es Schäden, die ich vermerken soll?",
            "Gern. Möchten Sie das Paket abgeben, oder soll {y} es abholen?"},
        {"Alles da, [keine Kratzer|wie neu].", "Abgeben ist [in Ordnung|kein Problem]."},
        {"Erledigt: Die Rücksendung {z} ist angelegt, das Etikett liegt in Ihrem Postfach ({w}). Geben Sie das Paket "
         "bis zum {T} in einem Shop von {y} ab, das Porto übernehmen wir. {m} gehen innerhalb von {k} Werktagen nach "
         "Eingang zurück auf die Karte mit der Endung {l}. [Der Umkarton reicht, es muss nicht die Originalverpackung "
         "sein.|Kein Drucker? Dann zeigen Sie einfach den Code aus der Mail vor.]",
            "Sie sind noch innerhalb der 30 Tage, also ganz einfach. Ich habe die Rücksendung {z} angelegt, das "
            "Etikett kommt gleich an {w}, und jeder Shop von {y} nimmt das Paket an. Die {m} gehen auf demselben Weg "
            "zurück, wie Sie bezahlt haben, meist {k} Tage nach dem Eingang. Die Versandkosten erstatten wir auch, "
            "weil Sie die ganze Bestellung zurückgeben."},
        {"Artikel können innerhalb von 14 Tagen ungeöffnet in der Originalverpackung zurückgegeben werden. Da Ihre "
         "geöffnet ist, ist eine Rückgabe [nicht möglich|leider ausgeschlossen].",
            "Rücksendungen können Sie auf unserer Website veranlassen. [Kann ich sonst noch etwas tun?|Die Anleitung "
            "ist leicht zu finden.]",
            "Ich habe Ihre Bestellung {o} storniert. Sie wird nicht verschickt."},
        {"Auf Ihrer Seite steht 30 Tage, auch geöffnet. Ich brauche nur ein Etikett für die Bestellung {o}.",
            "[Das war nicht die Frage.|Nein.] Das Gerät liegt hier, und ich will es zurückschicken. Können Sie mir ein "
            "Etikett machen?"},
        {"Könnte ich auch gegen eine andere Farbe tauschen?",
            "Ich habe den Karton schon weggeworfen. Ist das schlimm?"},
        {"Ja. Ich habe Ihnen ein schwarzes Gerät zurückgelegt; es geht raus, sobald {y} die Rücksendung scannt, Sie "
         "zahlen also nicht doppelt.",
            "Überhaupt nicht. Jeder stabile Karton geht, nur gut polstern und das Etikett außen aufkleben."}},
    // The refund does not come
    {{"{g}Ich habe {o} am {t} zurückgeschickt und immer noch keine {m} erhalten. [Warum dauert das so lange?|Wann "
      "kommt das Geld?]",
         "{g}Wo bleibt meine Erstattung? Laut {y} haben Sie das Paket seit dem {t}. [Ich warte immer noch.|Wie lange "
         "kann das dauern?]",
         "{g}Erstattung zur Rücksendung {z}: Auf dem Konto ist [nichts zu sehen|nichts angekommen]. Es müssten {m} "
         "sein.",
         "{g}Sie wollten mir {m} für {o} zurückzahlen. [Das war am {t}.|Bisher ist nichts passiert.]"},
        {"Ich suche das heraus. Haben Sie mit Karte oder mit Gutschein bezahlt?",
            "Das kann ich nachsehen. War es die ganze Bestellung oder nur ein Teil?"},
        {"Mit Karte, Endung {l}.", "Die ganze Bestellung[, alles in einem Paket|]."},
        {"Ich sehe es: Das Paket wurde am {t} gescannt, die Erstattung hing aber fest, weil die Seriennummer falsch "
         "eingetippt war. Das ist korrigiert, und **{m}** sind gerade freigegeben, auf die Karte mit der Endung {l}. "
         "Banken brauchen 2 bis {k} Werktage, rechnen Sie mit dem {T}. [Der Vermerk für Ihre Bank: {z}.|Schade, dass "
         "Ihnen das niemand gesagt hat.]",
            "Die {m} haben unser Konto am {t} mit dem Vermerk {z} verlassen, allerdings auf die alte Karte, die Ihre "
            "Bank inzwischen ersetzt hat. Banken leiten so etwas weiter, meist bis zum {T}. Ist bis dahin nichts da, "
            "schicken Sie mir einen Kontoauszug, dann [lasse ich die Zahlung suchen|rufe ich sie zurück und überweise "
            "neu]."},
        {"Ihre Erstattung wurde bearbeitet. [Bitte rechnen Sie mit 5 bis 10 Werktagen.|Sie sollte bereits eingegangen "
         "sein.]",
            "Ich sehe, dass Ihre Bestellung {o} gerade für den Versand vorbereitet wird. Sie bekommen eine Mail, "
            "sobald sie unterwegs ist.",
            "Für eine Erstattung schicken Sie den Artikel bitte zuerst zurück. [Möchten Sie ein Etikett?|Wir prüfen "
            "ihn dann gern.]"},
        {"Zurückgeschickt ist es seit Wochen, und Sie haben den Eingang bestätigt. Wann und mit welchem Vermerk wurden "
         "die {m} gezahlt?",
            "Das [hilft mir nicht|hat man mir letzte Woche schon gesagt]. Rücksendung {z}, Bestellung {o}, {m}: "
            "gezahlt oder nicht?"},
        {"Warum hat mir das keiner gesagt?", "Ginge es als Gutschein schneller?"},
        {"Weil in der Mail dazu der Link zum Antworten fehlte, das war unser Fehler. Ich habe ihn mit {z} als Beispiel "
         "weitergegeben.",
            "Ja, der wäre sofort da, und ich würde {q} für die Umstände drauflegen. Aber die Überweisung läuft schon, "
            "ich würde einfach warten."}},
    // Another date
    {{"{g}Ich muss meine Buchung {b} ({s}, {d}) auf den {T} verschieben. [Geht das?|Was kostet das?]",
         "{g}Können Sie meinen Flug von {c} nach {d} umbuchen? Buchung {b}, ich möchte am {T} fliegen[ statt am {U}|].",
         "{g}[Mir ist etwas dazwischengekommen|Meine Pläne haben sich geändert]: Kann der Aufenthalt im {s} am {T} "
         "beginnen? Buchung {b}, [zwei Personen|eine Person].",
         "{g}Ich muss am {T} fliegen und nicht am {U}. [{c} nach {d}, Buchung|Buchung] {b}. [Was würde das kosten?|]"},
        {"Das mache ich gern. Soll die Dauer gleich bleiben oder sich auch ändern?",
            "Ich sehe nach. Sind Sie bei der Uhrzeit flexibel, oder müssen Sie vormittags da sein?"},
        {"[Alles andere bleibt gleich.|Gleiche Dauer bitte.]", "Vormittags wäre besser, nachmittags geht aber auch."},
        {"Erledigt. {s} in {d} hat für den neuen Zeitraum dasselbe Zimmer frei, vom {T} bis zum {U}, zum bezahlten "
         "Preis. Sie zahlen nichts nach, und bis zwei Tage vorher können Sie weiterhin kostenlos stornieren. [Die "
         "geänderte Buchung {b} steht in der App.|Das Frühstück bleibt inklusive.]",
            "Ihre Buchung {b} ist auf den **{T}** umgebucht, Abflug in {c} um {h} Uhr. Der Tarif war etwas teurer: "
            "insgesamt {q}, abgebucht von der Karte mit der Endung {l}, ohne Umbuchungsgebühr. Die neue Bestätigung "
            "geht an {w}. [Sitzplätze und Gepäck wurden übernommen.|Ihren Fensterplatz behalten Sie.]"},
        {"Ich habe Ihre Buchung {b} wie gewünscht storniert. Die Gebühr beträgt {m}.",
            "Änderungen sind unter Meine Reisen möglich. [Wählen Sie die Buchung und folgen Sie den Schritten.|Bitte "
            "beachten Sie, dass sich nicht jeder Tarif ändern lässt.]",
            "Ihre Buchung {b} für den {U} ist bestätigt. Gute Reise nach {d}!"},
        {"Nein, ich will nicht stornieren, ich will auf den {T} verschieben. Sehen Sie bitte nach, wie {b} jetzt "
         "aussieht.",
            "Hier steht immer noch der {U}. Ich brauche {b} am {T}. Können Sie das Datum ändern, ja oder nein?"},
        {"Gilt die alte Bestätigung noch?", "Und wenn sich noch einmal etwas ändert?"},
        {"Nein, nur die neue. Der Code {b} bleibt gleich, in der App ändert sich also nichts.",
            "Dann geht es bis 24 Stunden vorher noch einmal ohne Gebühr; zu zahlen wäre nur ein Preisunterschied."}},
    // Cancelling
    {{"{g}Ich muss {b} absagen, die Reise nach {d} am {T}. [Wie viel bekomme ich zurück?|Ich bin krank und kann nicht "
      "fahren.]",
         "{g}Das Zimmer im {s} brauche ich leider nicht: Buchung {b}, Anreise {T}. Was kostet mich das?",
         "{g}[Bitte stornieren Sie|Ich möchte stornieren:] {b}. [Was bekomme ich zurück?|Meine Pläne haben sich "
         "geändert.]",
         "{g}Wir können nicht nach {d} kommen. Bitte das Hotel absagen, {b}. [Fällt eine Gebühr an?|Anreise wäre am "
         "{T}.]"},
        {"Das tut mir leid. Soll ich gleich stornieren, oder käme ein anderer Termin infrage?",
            "Gilt das für alle auf der Buchung oder nur für eine Person?"},
        {"[Bitte stornieren|Stornieren], ein anderer Termin geht nicht.", "Für alle."},
        {"Die Buchung {b} ist storniert. Sie waren noch in der kostenlosen Frist, also gehen die vollen **{m}** zurück "
         "auf die Karte mit der Endung {l}, spätestens am {U}. Hotel und Transfer sind mit abgesagt, die Bestätigung "
         "liegt unter {w}. [Ich hoffe, es klärt sich alles.|Alles Gute!]",
            "Es ist storniert. Sie waren mehr als zwei Tage vor der Anreise, daher behält {s} nur eine Gebühr von {q}, "
            "den Rest der {m} bekommen Sie zurück; später wäre es die ganze erste Nacht gewesen. Das Geld ist in {k} "
            "Werktagen auf der Karte mit der Endung {l}. [Die Bestätigung mit beiden Beträgen ging an {w}.|In der App "
            "steht das auch unter {b}.]"},
        {"Ihr Tarif ist nicht erstattbar. [Es gibt nichts zurück.|Daran lässt sich leider nichts ändern.]",
            "Reisen können Sie in der App stornieren. [Öffnen Sie die Reise und wählen Sie Stornieren.|Was das kostet, "
            "kann ich nicht sagen.]",
            "Ich habe Ihre Buchung {b} auf den {U} verschoben. Viel Spaß in {d}!"},
        {"In meiner Bestätigung steht: kostenlose Stornierung bis zwei Tage vor Anreise. Bitte prüfen Sie {b} noch "
         "einmal.",
            "Ich wollte [stornieren|absagen], nicht das. {b}: Ist das jetzt storniert, und was bekomme ich zurück?"},
        {"Bekomme ich eine Bescheinigung für die Versicherung?", "Hätte auch jemand anders fahren können?"},
        {"Natürlich. Die Stornobestätigung mit Datum und Beträgen ging an {w}; Versicherungen nehmen sie so an.",
            "Beim Zimmer ja, der Name ist egal. Bei Flügen kostet ein neuer Name meist mehr, als man spart."}},
    // Charged twice
    {{"{g}Sie haben mir {m} doppelt abgebucht[, am {t}| für {o}]. Bitte [erstatten Sie eine|bringen Sie das in "
      "Ordnung].",
         "{g}Auf meiner Karte mit der Endung {l} stehen zwei Abbuchungen über {m}, beide vom {t}. Ich habe aber nur "
         "einmal bestellt.",
         "{g}Auf der Abrechnung steht am {t} [zweimal|doppelt] {m}. [Eine davon kann nicht stimmen.|Wofür ist die "
         "zweite?]",
         "{g}{o} habe ich einmal bezahlt, berechnet wurde es zweimal, je {m}. Karte mit der Endung {l}."},
        {"Das prüfe ich. Sind beide schon gebucht, oder steht eine noch auf vorgemerkt?",
            "Ich sehe nach. Gab es beim Bezahlen eine Fehlermeldung?"},
        {"Kann ich nicht sagen, in der App [stehen einfach beide|sehe ich nur die Liste].",
            "Ja, [eine weiße Seite|irgendeinen Timeout], da habe ich noch mal geklickt."},
        {"Sie haben recht: Der erste Versuch am {t} lief bei uns in einen Timeout und ging trotzdem durch, danach "
         "haben Sie noch einmal bezahlt. Ich habe die zweiten **{m}** auf die Karte mit der Endung {l} erstattet, "
         "Vermerk {z}; bis zum {T} sind sie da. [Ihre Bestellung {o} ist davon nicht betroffen.|Bitte entschuldigen "
         "Sie den Schreck.]",
            "Ich habe beide geprüft. Die eine ist Ihre Bestellung {o}; die andere ist die Vormerkung Ihrer Bank vom "
            "gescheiterten ersten Versuch. Sie wurde nie eingezogen und verschwindet von selbst, spätestens am {T}. "
            "[Wenn nicht, nennen Sie Ihrer Bank die Nummer {z}.|Ich habe um Freigabe noch heute gebeten.] Bezahlt "
            "haben Sie die {m} also nur einmal."},
        {"Ich sehe eine Zahlung über {m}. Mit Ihrem Konto ist alles in Ordnung. [Kann ich sonst noch etwas tun?|]",
            "Preise können sich von Zeit zu Zeit ändern. Näheres steht in unseren Bedingungen.",
            "Ich habe {m} für {o} erstattet und die Bestellung storniert. Sie wird nicht geliefert."},
        {"Es sind zwei, ich habe die Abrechnung vor mir: {t}, {m}, und noch einmal {t}, {m}. [Bitte sehen Sie genau "
         "nach.|Gleiche Karte, Endung {l}.]",
            "Ich brauche keine Erklärung, ich will wissen, was mit den zweiten {m} ist. Was brauchen Sie von mir?"},
        {"Kostet mich das Zinsen?", "Bekomme ich das schriftlich?"},
        {"Von uns aus nicht. Falls Ihre Bank etwas berechnet, schicken Sie mir die Zeile, wir übernehmen das.",
            "Ist unterwegs an {w}: beide Zahlungen und der Vermerk {z}."}},
    // An invoice with a company's name
    {{"{g}Ich brauche für {o} eine richtige Rechnung mit Firmenname und USt-IdNr. [Die Buchhaltung hat meine "
      "zurückgeschickt.|Auf meiner steht nur mein Privatname.]",
         "{g}Könnten Sie mir die Rechnung {i} [noch einmal schicken|bitte erneut senden]? [Ich finde sie nirgends.|Der "
         "Link in der Mail geht nicht mehr.]",
         "{g}Die Buchhaltung will {i} neu haben, auf die Firma statt auf mich, mit USt-IdNr. [Steht alles in meinem "
         "Profil.|Geht das?]",
         "{g}Mir fehlt die Rechnung zu {o} vom {t}. [Der Download bricht mit einem Fehler ab.|In meinen Mails ist "
         "nichts.]"},
        {"Gern. Soll sie an {w} gehen oder an eine andere Adresse aus dem Konto?",
            "Mache ich. Reicht ein PDF, oder brauchen Sie sie auf Papier?"},
        {"An {w}, das passt.", "PDF [reicht|ist perfekt]."},
        {"Ich habe {i} mit Name, Anschrift und USt-IdNr. Ihrer Firma neu ausgestellt und als PDF an {w} geschickt. Die "
         "alte ist durch eine Gutschrift storniert, die Buchhaltung bekommt also beides. [Künftige Rechnungen sehen "
         "gleich so aus.|Sie liegt auch unter Zahlung > Belege.] Der Betrag bleibt gleich: {m}.",
            "Bitte sehr: Die Rechnung {i} über {m} vom {t} ist in Ihrem Postfach ({w}). Die Links in älteren Mails "
            "laufen nach 30 Tagen ab, daher der Fehler. [Unter Zahlung > Belege liegen alle Dokumente ohne "
            "Frist.|Falls sie in zehn Minuten nicht da ist, suchen Sie nach dem Absender rechnung@fernway.example.]"},
        {"Rechnungen werden nach jeder Bestellung automatisch verschickt. [Bitte sehen Sie im Spam-Ordner nach.|]",
            "Der Gesamtbetrag von {o} ist {m}. [Darin sind alle Steuern enthalten.|Bezahlt wurde mit Karte.]",
            "An Rechnungen kann ich nichts machen. Sie werden vom System erstellt."},
        {"Die Rechnung habe ich. Darauf steht der falsche Name. Ich brauche {i} noch einmal mit Firma und USt-IdNr.",
            "Es gibt keine Mail, und der Link geht nicht, deshalb bin ich hier. Können Sie mir {i} einfach schicken?"},
        {"Können Sie eine Kopie an unsere Buchhaltung schicken?", "Gilt das auch fürs Abo?"},
        {"Tragen Sie deren Adresse unter Zahlung > Empfänger ein, dann geht jede Rechnung auch dorthin. An eine "
         "Adresse, die nicht im Konto steht, darf ich nichts schicken.",
            "Ja, die nächste vom {T} sieht genauso aus und liegt am selben Ort."}},
    // Locked out
    {{"{g}Neues Handy, und die Authenticator-App ist leer. Wie komme ich wieder in mein Konto?",
         "{g}Das Zurücksetzen des Passworts klappt nicht: Jedes Mal heißt es, der Link sei abgelaufen. [Schon {k} Mal "
         "probiert.|]",
         "{g}Mein altes Handy ist [kaputt|weg], und beim Anmelden wird ein Code davon verlangt. [Meine Adresse ist "
         "{w}.|Am {T} verreise ich, und alle Tickets sind da drin!]",
         "{g}Seit dem {t} komme ich nicht mehr rein. Neues Passwort angefordert, Mail bekommen, Link \"nicht mehr "
         "gültig\". [Adresse: {w}.|Ich brauche meine Tickets für den {T}!]"},
        {"Das bekommen wir hin. Haben Sie noch einen Wiederherstellungscode oder Zugriff auf {w}?",
            "Dabei helfe ich Ihnen. Was sehen Sie genau, nachdem Sie das Passwort eingegeben haben?"},
        {"Mails kann ich lesen, Codes habe ich keine.", "Da steht \"{e}: Sitzung konnte nicht bestätigt werden\"."},
        {"Ich habe geprüft, dass Sie es sind, und den alten Authenticator abgeschaltet. Ein einmaliger Link ist "
         "unterwegs an {w}; er gilt 30 Minuten und nur in einem Browser, öffnen Sie ihn also auf dem Gerät, das Sie "
         "benutzen wollen. Richten Sie danach unter Sicherheit das neue Handy ein. [An Ihren Tickets für den {T} "
         "ändert sich nichts.|Alle alten Sitzungen sind abgemeldet.]",
            "Der Grund ist einfach: Jede neue Anforderung macht den vorigen Link ungültig, nur die letzte Mail "
            "funktioniert. Die Sperre nach {k} Versuchen habe ich aufgehoben. Warten Sie zwei Minuten, fordern Sie "
            "**einen** neuen Link an und öffnen Sie die neueste Mail an {w}. Hier sehe ich, dass sie um {h} Uhr "
            "rausgegangen ist."},
        {"Bitte nutzen Sie \"Passwort vergessen\" auf der Anmeldeseite. [Sie bekommen dann eine Mail.|]",
            "Aus Sicherheitsgründen kann ich bei Konten nicht helfen. [Bitte melden Sie sich an und schreiben Sie uns "
            "von dort.|]",
            "Ich habe das Konto {w} wie gewünscht gelöscht. [Schade, dass Sie gehen.|]"},
        {"Das hilft nicht, es verlangt wieder den Code vom alten Handy. [Können Sie das nicht abschalten?|Und das gibt "
         "es nicht mehr.]",
            "Das habe ich {k} Mal gemacht. Der Link ist immer abgelaufen. Kann sich bitte jemand mein Konto ansehen?"},
        {"Wie kann ich das beim nächsten Mal vermeiden?", "Hat sonst jemand versucht, sich anzumelden?"},
        {"Drucken Sie unter Sicherheit die Wiederherstellungscodes aus oder tragen Sie ein zweites Gerät ein. Eines "
         "davon genügt.",
            "Nein. Alle Versuche seit dem {t} kamen wie sonst aus {c} und von der gleichen Art Gerät."}},
    // A new address for the account
    {{"{g}Ich möchte die Mailadresse in meinem Konto ändern. [Die alte ist noch von der früheren Firma.|Auf die alte "
      "habe ich bald keinen Zugriff mehr.]",
         "{g}Mein Name ist im Konto falsch geschrieben und damit auch auf dem Ticket {b}. Können Sie ihn in {n} "
         "ändern?",
         "{g}[Ich habe eine neue Mailadresse|Mein Anbieter macht zu]. Wo ändere ich das, ohne die Bestellungen zu "
         "verlieren?",
         "{g}Ich habe {b} mit einem Tippfehler im Vornamen gebucht, richtig ist {n}. [Lässt sich das "
         "berichtigen?|Komme ich so überhaupt an Bord?]"},
        {"Gern. Können Sie Mails an die Adresse im Konto noch lesen?",
            "Das machen wir zusammen. Sind Sie gerade angemeldet?"},
        {"Ja, [noch eine Woche lang|noch].", "Bin ich, [am Laptop|am Handy]."},
        {"So geht es: Konto > Profil > E-Mail, neue Adresse eintragen und den Code bestätigen, den wir dorthin "
         "schicken. Die alte Adresse bekommt einen Hinweis, mit dem sich das sieben Tage lang zurücknehmen lässt. "
         "Bestellungen, Buchungen und Punkte bleiben, wo sie sind. [Ich habe es schon angestoßen, der Code ist "
         "unterwegs.|Das dauert zwei Minuten.]",
            "Der Name im Profil ist berichtigt, dort steht jetzt {n}. Auf dem Ticket {b} ist eine Korrektur von bis zu "
            "drei Buchstaben kostenlos und auch schon erledigt, die neue Bestätigung kommt an {w}. [Bitte vergleichen "
            "Sie sie mit Ihrem Ausweis.|Punkte und Bestellungen sind unverändert.]"},
        {"Ihre Benachrichtigungen stellen Sie unter Konto > Nachrichten ein. [Dort lassen sich auch Newsletter "
         "abbestellen.|]",
            "Persönliche Daten lassen sich nicht ändern. Bitte legen Sie ein neues Konto an. [Bestellungen und Tickets "
            "bleiben im alten.|]"},
        {"Ich meine nicht die Newsletter, sondern die Adresse, [mit der ich mich anmelde|die zum Konto gehört].",
            "Es geht um meinen Namen auf {b}. Er muss zum Ausweis passen und tut es nicht. Bitte ändern Sie ihn in "
            "{n}."},
        {"Verliere ich meine Punkte?", "Bekomme ich das bestätigt?"},
        {"Nein, die gehören zum Konto, egal was im Profil steht. Sie haben gerade {k}40.",
            "Ja, eine Mail mit dem alten und dem neuen Eintrag ist unterwegs."}},
}};

static_assert(isWellFormed(kShopDe));

std::span<const Scenario, 10> shopDe()
{
    return kShopDe;
}

} // namespace turnout::demo
