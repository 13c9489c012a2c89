// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/Banks.h"
#include "demo/TextChecks.h"

// German, devices to warranty. The product: {1} der …, {2} den …, {3} dem …, {4} mein …, {5} meinen ….
namespace turnout::demo {

constexpr std::array<Scenario, 10> kDeskDe{{
    // It does not connect
    {{"{g}Seit gestern kommt {4} nicht mehr ins WLAN. [Es wird {e} angezeigt.|Die Lampe blinkt nur noch.] [Das Handy "
      "ist problemlos online.|Alles andere geht.]",
         "{g}Seit dem Update auf {v} [bricht bei {3} alle paar Minuten die Verbindung ab|findet {1} das Netz nicht "
         "mehr]. Woran kann das liegen?",
         "{g}Ich will {5} einrichten und komme über \"Verbinden\" nicht hinaus, dann kommt {e}. [Schon {k} Mal "
         "versucht.|Neu gestartet habe ich alles.]",
         "{g}Monatelang war {4} online. Seit {v} [ist ständig die Verbindung weg|heißt es nur noch \"kein Netz\"], der "
         "Laptop daneben läuft."},
        {"Das finden wir. Läuft Ihr Netz mit 2,4 GHz, mit 5 GHz oder mit beidem unter einem Namen?",
            "Haben Sie in letzter Zeit den Router oder das Passwort gewechselt?"},
        {"Beides unter einem Namen, glaube ich.", "Nein, der Router ist der alte."},
        {"{e} heißt: Das Passwort wurde angenommen, aber der Router hat keine Adresse vergeben. Typisch, wenn 2,4 und "
         "5 GHz gleich heißen:\n\n1. Die Taste an der Seite 10 Sekunden halten, bis das Licht orange wird.\n2. Im "
         "Router [5 GHz für zwei Minuten abschalten|das Gastnetz öffnen, es hat nur 2,4 GHz].\n3. Neu koppeln, dann 5 "
         "GHz wieder einschalten.\n\nDas richtige Band merkt sich das Gerät danach. [Firmware {v} ist aktuell, da ist "
         "nichts zu tun.|]",
            "Ich habe die Diagnose gelesen: Der Empfang ist gut, aber es sind noch die Schlüssel des alten Netzes "
            "gespeichert, und {v} löscht sie nicht mehr von selbst. Öffnen Sie die App > {p} > Netzwerk > Alle "
            "vergessen, warten Sie den Neustart ab und fügen Sie das Netz neu hinzu. Das dauert eine Minute, die "
            "Einstellungen bleiben. [Um den {T} kommt ein Update, das den Fehler behebt.|Falls {e} wiederkommt, melden "
            "Sie sich, dann tauschen wir.]"},
        {"Bitte stellen Sie sicher, dass das Gerät eingeschaltet und WLAN verfügbar ist. [Sie können es auch neu "
         "starten.|]",
            "{p} hat kein WLAN. Bitte mit dem beiliegenden Kabel anschließen.",
            "Um Bluetooth-Kopfhörer zu koppeln, halten Sie die Taste 5 Sekunden gedrückt und wählen sie im "
            "Bluetooth-Menü Ihres Handys."},
        {"Neu gestartet habe ich {k} Mal. Angezeigt wird {e}. Was bedeutet {e}?",
            "Das ist es nicht, [das WLAN läuft, nur|alles ist online, nur] dieses Gerät nicht. Was kann ich noch "
            "versuchen?"},
        {"Muss ich das nach jedem Update machen?", "Sehe ich irgendwo, wie gut der Empfang ist?"},
        {"Nein, nur dieses eine Mal. Ab der nächsten Version vergisst es alte Netze selbst.",
            "Ja, in der App unter {p} > Netzwerk. Über 60 % ist gut, unter 40 % näher an den Router stellen."}},
    // The battery
    {{"{g}Der Akku ist bei {3} nach {k} Stunden leer. [Früher hielt er tagelang.|Dabei habe ich das Gerät erst ein "
      "paar Monate.]",
         "{g}Bei mir lädt {1} nicht mehr richtig. [Die LED blinkt {k} Mal rot.|Bei 80 % ist Schluss.]",
         "{g}[Seit dem {t}|Seit Kurzem] muss ich {5} zweimal am Tag laden. [Mehr als {k} Stunden schafft der Akku "
         "nicht.|Dabei benutze ich das Gerät kaum.]",
         "{g}Beim Laden wird {1} ziemlich warm. Ist das [normal|gefährlich]? Außerdem [dauert es ewig|hört es bei 80 % "
         "auf]."},
        {"Welches Netzteil und welches Kabel benutzen Sie, die mitgelieferten?",
            "Kam das plötzlich, oder wurde es nach und nach schlechter?"},
        {"Das Netzteil vom Laptop und [das Originalkabel|irgendein anderes Kabel].",
            "Plötzlich, [nach dem Update auf {v}|um den {t} herum]."},
        {"Seit {v} ist die Einstellung *Immer zuhören* von Haus aus an, und die kostet etwa den halben Akku. Schalten "
         "Sie sie unter Einstellungen > Energie ab und laden Sie einmal ohne Unterbrechung auf 100 %, damit die "
         "Anzeige wieder stimmt. [Hält er dann immer noch keinen Tag, ist die Zelle schwach und ich tausche sie, Sie "
         "sind in der Garantie.|Morgen sollte alles wieder normal sein.]",
            "Bei 80 % hört es absichtlich auf, wenn es warm ist oder das Netzteil weniger als 18 W liefert. Bitte mit "
            "dem Originalkabel direkt an der Steckdose laden, nicht am Laptop, und ohne Hülle. Bis 43 °C ist alles "
            "normal. [Blinkt die LED wieder {k} Mal, ist das {e}: Der Kontakt ist verschmutzt, ein trockenes "
            "Wattestäbchen genügt.|Wenn Sie es nicht mehr anfassen mögen: ausstecken und uns schreiben.]"},
        {"Akkus verlieren mit der Zeit an Kapazität. [Das ist normal.|Sie könnten einen neuen kaufen.]",
            "Bitte laden Sie das Gerät regelmäßig und schützen Sie es vor Hitze. [Kann ich sonst noch etwas tun?|]",
            "{p} hat keinen Akku. Das Gerät muss immer am Strom hängen."},
        {"Das Gerät ist {k} Monate alt, das ist kein Alter. [Was kann ich tun?|Gibt es dafür eine Einstellung?]",
            "Wie man lädt, weiß ich. Warum wird es [warm und hört auf|nicht mehr voll]?"},
        {"Soll ich ihn ab und zu ganz leer werden lassen?", "Darf das Gerät über Nacht am Netzteil bleiben?"},
        {"Bitte nicht, das schadet eher. Zwischen 20 und 80 % ist es ihm am liebsten, einmal im Monat voll genügt.",
            "Ja. Es hört von selbst auf und lädt erst unter 95 % nach."}},
    // Which one to buy
    {{"{g}Ich suche so etwas wie {2}, bis {m}. [Für eine Reise von {k} Wochen.|Muss ins Handgepäck passen.]",
         "{g}Lohnt sich {1} für {m}, oder [reicht der Vorgänger|soll ich auf den Nachfolger warten]?",
         "{g}Was können Sie mir empfehlen? Ich hatte an {2} gedacht. Ich bin [oft|in {k} Wochen] in {d} und brauche "
         "etwas [Leichtes|Robustes].",
         "{g}Was ist bei {p} anders als beim Vorgänger? [Die Produktseiten klingen alle gleich.|Das Neueste brauche "
         "ich nicht.]"},
        {"Gern. Was ist Ihnen am wichtigsten: Gewicht, Akku oder Preis?",
            "Nutzen Sie das Gerät eher unterwegs oder zu Hause?"},
        {"[Das Gewicht, ich reise nur mit Handgepäck.|Der Akku, ich bin oft einen Tag ohne Steckdose.]",
            "[Meist unterwegs|Auf Reisen], im Zug und im Hotel."},
        {"Dann würde ich **{p}** für {m} nehmen: {k}0 g leichter als das Modell davor, lädt über USB-C und verträgt "
         "Regen. Verzichten müssen Sie auf das größere Display. [Auf Lager und am {T} bei Ihnen.|Wenn Sie kein "
         "Schnellladen brauchen: Das Vorjahresmodell kostet {q} weniger und ist genauso robust.]",
            "Kurz gesagt: Das neue lohnt sich, wenn Sie viel draußen sind.\n\n- **Preis:** {m}, der Vorgänger kostet "
            "{q} weniger\n- "
            "**Akku:** 1{k} statt 9 Stunden\n- **Spritzwasser:** nur {p}\n\nFür zu Hause genügt der Vorgänger. "
            "Unterwegs würde ich den Aufpreis für den Akku zahlen."},
        {"Wir haben viele tolle Produkte! Besuchen Sie unseren Shop und nutzen Sie die Filter.",
            "Für Ihre Reise nach {d} empfehle ich unsere Reiseversicherung. Sie deckt Gepäck bis {m} ab.",
            "{p} ist das Beste, was wir haben. [Alle lieben es.|Damit machen Sie nichts falsch.]"},
        {"Ich hatte auf einen Grund gehofft. Wie schneidet {p} bei [Gewicht und Akku|Preis und Gewicht] ab?",
            "Das ist Werbung. Welches von beiden würden Sie für {k} Wochen mit Handgepäck nehmen, und warum?"},
        {"Ist eine Hülle dabei?", "Kann ich es ausprobieren und zurückgeben?"},
        {"Eine einfache liegt bei. Die gepolsterte kostet {q} extra und lohnt sich nur, wenn Sie Gepäck aufgeben.",
            "Ja, 30 Tage, auch ausgepackt. Das Porto zahlen wir."}},
    // Does it fit
    {{"{g}Funktioniert {1} in {d}? [Dort ist doch eine andere Spannung.|Welchen Stecker brauche ich?]",
         "{g}Darf {1} mit ins Flugzeug? [Handgepäck oder Koffer?|Die Fluggesellschaft schreibt etwas von Wattstunden.]",
         "{g}[Welchen Adapter brauche ich|Brauche ich einen Adapter], um in {d} {5} zu laden? [Im Handbuch steht "
         "nichts.|Wir fliegen am {T}.]",
         "{g}Meine Airline fragt nach den Wattstunden von {p}. [Darf das mit?|Wohin damit?] Am {T} geht es nach {d}."},
        {"Gute Frage. Welche Firmware ist drauf?", "Ist das für eine Reise oder auf Dauer?"},
        {"Die [aktuelle|neue], {v}.", "Nur eine Reise[, {k} Tage|]."},
        {"Ja. Das Netzteil nimmt 100 bis 240 V, in {d} brauchen Sie also nur einen Steckeradapter und keinen Umformer. "
         "Der für {q} aus unserem Shop passt, der vom Flughafen auch. [Die Funkbänder stellt das Gerät selbst "
         "ein.|Machen Sie das Update auf {v} zu Hause, Hotelnetze sind langsam.]",
            "Ins Handgepäck ja, und nur dort: Der Akku hat unter 100 Wh (der Wert steht auf der Rückseite), das "
            "erlauben alle Gesellschaften ohne Nachfrage. Im aufgegebenen Gepäck sind lose Akkus verboten. [Bitte "
            "ausschalten und so packen, dass nichts gedrückt wird.|Zwei Ersatzakkus pro Person sind auch in Ordnung.]"},
        {"{p} ist mit den meisten Geräten kompatibel. [Bitte sehen Sie im Handbuch nach.|]",
            "Ja, das geht überall. [Auch unter Wasser.|Sie brauchen sonst nichts.]",
            "Zu Reisebestimmungen kann ich nichts sagen. [Bitte fragen Sie bei den Behörden nach.|]"},
        {"Das hilft mir nicht. Es geht um die Steckdosen in {d}[, da bin ich ab dem {T}|]. Adapter, ja oder nein?",
            "Das Handbuch hat {k}4 Seiten und sagt dazu nichts. Ich will nur wissen, ob {1} mit ins Flugzeug darf."},
        {"Und auf dem Rückweg nach {c}?", "Muss ich es bei der Sicherheitskontrolle ausschalten?"},
        {"Nichts anderes: gleiche Regeln, und zu Hause der eigene Stecker.",
            "Es kommt in die Schale wie ein Laptop; Standby genügt."}},
    // A few days somewhere
    {{"{g}Wir sind drei Tage in {d}, [Ende des Monats|ab dem {T}]. [Zwei Erwachsene, ein Kind.|Wir essen und laufen "
      "gern.] Was dürfen wir nicht verpassen?",
         "{g}Ich lande am {T} um {h} Uhr in {d} und habe nur bis zum nächsten Abend. Was würden Sie machen?",
         "{g}Zum ersten Mal in {d}, Freitag bis Sonntag. [Ich esse vegetarisch und hasse Schlangen.|Meine Mutter, 74, "
         "kommt mit.] Ideen?",
         "{g}Eine Nacht und ein Tag in {d}, [bitte nicht zu touristisch|ich will echtes Leben sehen]. [Ich wohne im "
         "{s}.|Budget etwa {m}.]"},
        {"Schön! Welches Tempo mögen Sie: eine große Sache am Tag oder so viel wie möglich?",
            "Gern. Wo wohnen Sie, und fahren Sie mit Bus und Bahn?"},
        {"[Gemütlich, lieber irgendwo nett sitzen.|Nicht zu schnell.]", "Im {s}. Bahn ist gut."},
        {"Ein ruhiger Plan für {d}:\n\n**Tag 1** Altstadt zu Fuß, ab 9 Uhr, bevor die Gruppen kommen. Mittags in die "
         "Markthalle, nachmittags aufs Wasser oder mit der Bahn auf den Hügel.\n**Tag 2** Ein Museum (erste "
         "Einlasszeit buchen), dann der Park dahinter. Abendessen in einer Nebenstraße, nicht am großen Platz.\n**Tag "
         "3** Mit dem Regionalzug ins Grüne, zurück zum Abendessen.\n\n[Vom {s} ist alles in 20 Minuten "
         "erreichbar.|Rechnen Sie mit {q} am Tag für Eintritt und Fahrten.] [Die meisten Museen haben montags "
         "zu.|Abends wird es oft kühl, Jacke mitnehmen.]",
            "So würde ich es machen:\n\n- **Abend:** vom Bahnhof am Fluss entlang, essen, wo die Karte kurz ist, früh "
            "ins Bett.\n- **Morgen:** zum Sonnenaufgang auf den Aussichtspunkt, Kaffee in der Bäckerei neben der "
            "Markthalle.\n- **Mittag:** nur eine Sehenswürdigkeit, die Kathedrale oder das Designmuseum; Karten "
            "online, etwa {q}.\n- **Nachmittag:** das Viertel nördlich vom Kanal: Werkstätten, Antiquariate, keine "
            "Reisebusse.\n\nBleiben zwei Stunden für gar nichts, und das ist das Beste an {d}."},
        {"{d} ist eine wunderbare Stadt, in der für jeden etwas dabei ist! Es gibt viele Sehenswürdigkeiten, "
         "Restaurants und Geschäfte. Viel Spaß!",
            "Tag 1: Strand und Tauchen. Tag 2: Skifahren auf dem Gletscher. Tag 3: Heimflug. [Viel Spaß!|So ist {d} am "
            "schönsten.]",
            "In {c} empfehle ich das Schloss, den Zoo und die Einkaufsstraße."},
        {"Das könnte über jede Stadt sein. Konkret: {d}, was würden Sie an jedem der drei Tage machen?",
            "Haben Sie gelesen, was ich geschrieben habe? Ein Abend und ein Tag in {d}. Bitte noch einmal mit [etwas "
            "Echtem|Orten, die ich auch erreiche]."},
        {"Und was machen wir bei Regen?", "Wo essen wir am ersten Abend?"},
        {"Dann zuerst Museum und Markthalle, beides ist drinnen; die Altstadt ist auch bei Regen schön.",
            "Beim {s} gibt es eine Straße mit fünf kleinen Lokalen; nehmen Sie das ohne Bilder auf der Karte, und "
            "seien Sie vor 8 da."}},
    // How to get there
    {{"{g}Wie komme ich am {T} am besten von {c} nach {d}? [Am liebsten mit der Bahn.|Ich möchte höchstens einmal "
      "umsteigen.]",
         "{g}Komme ich von {c} nach {d}, ohne zu fliegen? [Wie lange dauert das?|Abfahrt am {T}.]",
         "{g}Ich muss am {T} in {d} sein, Start ist {c}. [Was gibt es da?|Was würden Sie nehmen?]",
         "{g}Fliegen wollen wir lieber nicht: {c} nach {d}, hin am {T}, zurück am {U}. [Gibt es einen brauchbaren "
         "Zug?|Geht das?]"},
        {"Ich sehe nach. Wann müssen Sie spätestens dort sein?", "Für wie viele Personen, und wie viel Gepäck?"},
        {"[Irgendwann am Abend|Rechtzeitig zum Abendessen].", "[Zu zweit, ein Koffer|Wir zwei mit Rucksäcken]."},
        {"Das Beste von {c} nach {d} am {T}:\n\n1. **{h} Uhr**, ein Umstieg, {m}, an am frühen Abend.\n2. Der "
         "Nachtzug, ohne Umstieg, {q} mehr im Liegewagen.\n3. Der erste Flug, direkt, billiger, aber ohne "
         "Gepäck.\n\nIch würde die erste nehmen: 50 Minuten zum Umsteigen, am selben Gleis. [Bis Mitternacht kann ich "
         "sie reservieren.|Fensterplätze sind noch frei.]",
            "Ja, und schöner als gedacht: {c} nach {d} mit einem Umstieg, {m} für zwei. Abfahrt am {T} um {h} Uhr, Sie "
            "sind fast den ganzen Tag unterwegs. Der zweite Zug ist der mit der Aussicht, links sitzen. [Die "
            "Fahrkarten lassen sich bis zum Vortag zurückgeben.|Buchen Sie heute, die günstigen sind fast weg.]"},
        {"Zwischen vielen Städten gibt es Flüge und Züge. [Bitte sehen Sie in einem Reiseportal nach.|]",
            "Von {d} nach {c} fährt am {T} um {h} Uhr ein Zug. Soll ich buchen?",
            "Von {c} nach {d} kommen Sie nur mit dem Flugzeug."},
        {"Falsch: Ich bin in {c} und will nach {d}, am {T}. Was gibt es da?",
            "Nein. Ein Freund ist letztes Jahr mit der Bahn gefahren. Bitte noch einmal: {c} nach {d}, {T}, mit "
            "Uhrzeit und Preis."},
        {"Und wenn der erste Zug Verspätung hat?", "Gibt es Ermäßigung für Kinder?"},
        {"Es ist ein durchgehendes Ticket, Sie dürfen an dem Tag jeden späteren Zug nehmen.",
            "Unter 6 fahren sie umsonst, bis 14 zum halben Preis, wenn sie mit auf der Buchung stehen."}},
    // Code: webhooks
    {{"{g}Unser Webhook-Endpunkt lehnt seit [dem {t}|heute früh] jeden Aufruf mit \"{E}\" ab. Das ist die "
      "Prüfung:\n\n{B}\n\nWas stimmt da nicht?",
         "{g}Wie prüfe ich die Signatur eurer Webhooks? Meine passt nie:\n\n{B}",
         "{g}Gültige Events fallen bei uns durch die Prüfung. [Das Secret stimmt, zweimal rotiert.|In der Sandbox geht "
         "es, in Produktion nicht.]\n\n{B}",
         "{g}Sieht jemand den Fehler? Jede Zustellung endet mit \"{E}\", [obwohl das Secret stimmt|seit wir live "
         "sind].\n\n{B}"},
        {"Liest bei Ihnen etwas den Body, bevor Ihr Handler drankommt, zum Beispiel eine JSON-Middleware?",
            "Steht ein Proxy davor?"},
        {"Ja, eine JSON-Middleware für alle Routen.",
            "[Nichts davor, nur die App|Ein Load Balancer, der aber nur TLS terminiert]."},
        {"Signiert werden die **rohen Bytes** des Bodys. Ihr Code parst das JSON und serialisiert es neu, dabei ändern "
         "sich Leerzeichen und Reihenfolge, und es kann nie passen. Nehmen Sie die Bytes, wie sie ankommen, und "
         "vergleichen Sie in konstanter Zeit:\n\n{C}\n\n[Der Zeitstempel ist Teil des signierten Textes und schützt "
         "vor Wiederholung; fünf Minuten sind ein guter Wert.|In der Sandbox kann es klappen, weil diese Events schon "
         "kompakt sind.]",
            "Zwei Dinge: Sie signieren das neu serialisierte JSON statt des gesendeten, und ein einfacher Vergleich "
            "verrät über die Laufzeit etwas. So geht es:\n\n{C}\n\nSchicken Sie sich danach unter Entwickler > "
            "Webhooks > Wiederholen ein Test-Event. [\"{E}\" verschwindet dann sofort.|Die Events von heute werden 72 "
            "Stunden lang wiederholt, es geht nichts verloren.]"},
        {"Der Code sieht für mich richtig aus. Versuchen Sie das:\n\n{B}\n\n[So sollte es gehen.|Sagen Sie Bescheid, "
         "ob es klappt.]",
            "\"{E}\" heißt, dass das Secret falsch ist. [Bitte erzeugen Sie ein neues.|Rotieren Sie es und versuchen "
            "Sie es noch einmal.]",
            "Ich würde die Prüfung der Signatur weglassen. Sie ist optional."},
        {"Das ist derselbe Code, den ich geschickt habe. Das Secret stimmt, geprüft. Warum passt die Signatur nicht?",
            "Immer noch \"{E}\". Kann es an [der Kodierung|dem rohen Body] liegen? Bitte den Code noch einmal "
            "ansehen."},
        {"Sehe ich irgendwo, welche Events gescheitert sind?", "Wie schnell muss ich antworten?"},
        {"Ja: `GET /v2/webhooks/deliveries?status=failed`, die neuesten zuerst, mit Ihrer Antwort dazu.",
            "In 10 Sekunden. Am besten sofort 200 antworten und die Arbeit in eine Queue legen; nach drei Timeouts "
            "drosseln wir."}},
    // Code: rate limits and paging
    {{"{g}Mein Sync-Job stirbt nach {k} Seiten `{F}` mit \"{E}\". Was übersehe ich?\n\n{B}",
         "{g}Ich bekomme von `{F}` \"{E}\", obwohl ich weit unter {k}00 Anfragen pro Minute bin. Code:\n\n{B}",
         "{g}Gibt es einen offiziellen Weg, alle Datensätze von `{F}` durchzublättern? [Ich bekomme Dubletten.|Mir "
         "fehlen immer welche.]\n\n{B}",
         "{g}Nächtlicher Export aus `{F}`, bricht jedes Mal auf einer anderen Seite mit \"{E}\" ab. [Wie macht man das "
         "richtig?|Bitte um Hilfe.]\n\n{B}"},
        {"Läuft der Job einmal, oder in mehreren Workern mit demselben Key?",
            "Welcher Tarif hängt am Key, und lesen Sie die Antwort-Header aus?"},
        {"[Vier|Mehrere] Worker, ein Key.", "Pro. Nein, ich lese nur den [Status|Body]."},
        {"Zwei Probleme: Seitennummern verschieben sich, wenn neue Datensätze dazukommen (daher Dubletten und Lücken), "
         "und bei 429 gibt es keine Pause. Nehmen Sie den Cursor und beachten Sie `Retry-After`:\n\n{C}\n\n[Das Limit "
         "gilt pro Key und nicht pro Prozess, parallele Worker teilen es sich.|Mit 200 pro Seite brauchen Sie nur ein "
         "Zehntel der Anfragen.]",
            "`{F}` antwortet mit 429 und nennt in `Retry-After` die Sekunden. Ihre Schleife beachtet das nicht und "
            "fragt sofort wieder, das verlängert die Sperre jedes Mal. So läuft es durch:\n\n{C}\n\nDer Cursor bleibt "
            "24 Stunden gültig, Sie können also [anhalten und später weitermachen|nach einem Absturz dort "
            "weitermachen, wo Sie waren]."},
        {"Versuchen Sie es mit ein paar Wiederholungen mehr:\n\n{B}\n\nDas löst es meistens.",
            "Das Limit ist auf unserer Website dokumentiert. [Bitte bleiben Sie darunter.|]",
            "Bitte installieren Sie die neueste Version des SDK. [Das behebt die meisten Probleme.|]"},
        {"Ich benutze kein SDK, ich rufe `{F}` direkt auf. Wie blättere ich, ohne gesperrt zu werden?",
            "Das macht es schlimmer: jetzt \"{E}\" schon nach der ersten Seite. [Was steht denn im Header?|Wie lange "
            "muss ich warten?]"},
        {"Bekommen wir ein höheres Limit?", "Wie hole ich nur, was sich geändert hat?"},
        {"Mit Enterprise das Zehnfache. Für einen nächtlichen Job brauchen Sie das nicht, die Schleife bleibt weit "
         "darunter.",
            "Mit `updated_since=` und der Zeit des letzten Laufs. Gelöschte kommen 30 Tage lang als Platzhalter mit."}},
    // Broken
    {{"{g}Am {t} ist {4} [ausgefallen|über Nacht gestorben] und [geht nicht mehr an|zeigt nur noch {e}]. Gekauft vor "
      "{k} Monaten. Ist das ein Garantiefall?",
         "{g}Auf {3} steht nur noch {e}. Ich habe das Gerät seit über zwei Jahren. [Lohnt sich eine Reparatur?|Was "
         "würde eine Reparatur kosten?]",
         "{g}Aus der Bestellung {o}: Nach {k} Monaten [wackelt die Buchse|reagiert ein Knopf nicht mehr]. [Hingefallen "
         "ist nichts.|Was kann ich tun?]",
         "{g}Vor mehr als zwei Jahren habe ich {2} gekauft, jetzt kommt [bei jedem Einschalten|nur noch] {e}. Können "
         "Sie das reparieren?"},
        {"Das tut mir leid. Sind von außen Schäden oder Spuren von Wasser zu sehen?",
            "Ich prüfe das. Haben Sie die Seriennummer? Sie steht hinten unter dem Logo."},
        {"Kein Wasser, keine Schäden.", "FW{x}, glaube ich."},
        {"Das ist abgedeckt: Sie sind im {k}. Monat, und die Garantie läuft 24. Ich habe die Reparatur {z} eröffnet. "
         "{y} bringt am {T} einen leeren Karton und nimmt das Gerät mit; in spätestens 10 Tagen ist es zurück, oder "
         "ein neues, wenn ein Teil fehlt. [Bitte melden Sie vorher Ihr Konto am Gerät ab.|Sie zahlen nichts, auch kein "
         "Porto.]",
            "Die Garantie ist am {t} abgelaufen, kostenlos geht es also nicht mehr. {e} ist aber ein bekannter Fehler "
            "dieser Serie, den wir pauschal für {q} beheben, mit einem neuen Jahr Garantie darauf. [Soll ich den "
            "Auftrag anlegen?|Den Preis halte ich Ihnen bis zum {T} unter {z} frei.] Ein neues Gerät würde {m} "
            "kosten."},
        {"Schäden durch den Benutzer sind von der Garantie ausgeschlossen. [Bitte gehen Sie sorgsam mit dem Gerät "
         "um.|]",
            "Informationen zur Garantie finden Sie im Heft, das beilag.",
            "Ja, auf alles gibt es lebenslange Garantie. [Werfen Sie das alte einfach weg.|]"},
        {"Ich habe nichts beschädigt. Von einem Tag auf den anderen ging es nicht mehr. Bitte prüfen Sie {o}.",
            "Das war nicht die Frage. Was kostet es, {e} zu beheben, und wie schicke ich es ein?"},
        {"Was ist mit meinen Daten?", "Gibt es so lange ein Leihgerät?"},
        {"Bitte sichern Sie sie, wenn es noch geht: Die Werkstatt setzt das Gerät zurück. Angesehen werden sie nicht.",
            "Für Pro-Kunden ja: Es kommt im selben Karton, und Sie schicken es zurück, wenn Ihres da ist."}},
    // What became of the repair
    {{"{g}Seit dem {t} ist {4} in Reparatur, Nummer {z}. [Gibt es etwas Neues?|Es sollten 10 Tage sein.]",
         "{g}Sie wollen {m} für die Reparatur {z}? [Das ist ein Garantiefall!|Das wurde schon einmal repariert, und "
         "jetzt wieder {e}.]",
         "{g}Was ist mit {z}? [Seit dem {t} höre ich nichts.|Am {t} eingeschickt, seitdem keine Nachricht.]",
         "{g}Reparatur {z}: Es kam mit {e} zurück, genau wie vorher, und dazu eine Rechnung über {m}. [Im Ernst?|Bitte "
         "erklären Sie mir das.]"},
        {"Ich sehe nach. Hat sich die Werkstatt in den letzten Tagen gemeldet?",
            "Ich habe den Fall vor mir. War beim Einschicken das Kabel dabei?"},
        {"[Nichts, was es erklärt|Nur eine Mail mit der Nummer {z}].", "Nur das Gerät, ohne Kabel."},
        {"Die Reparatur {z} wartet seit {k} Tagen auf ein Teil, und das kommt nicht vor dem {U}. Das ist zu lange, "
         "daher habe ich sie in einen Austausch geändert: Ein neues Gerät geht heute raus und ist am {T} mit {y} bei "
         "Ihnen. [Das alte bleibt hier.|Die Garantie beginnt von vorn.] Schade, dass Sie fragen mussten.",
            "Ich habe den Bericht der Werkstatt gelesen. Der Akku wurde getauscht, {e} kommt aber von der Platine, der "
            "Kostenvoranschlag über {m} war also ein Fehler: Es ist ein Garantiefall. Die Rechnung ist gestrichen, das "
            "Gerät kommt mit Vorrang dran und ist bis zum {T} fertig. [Sie bekommen eine Mail an {w}, sobald es "
            "rausgeht.|Tritt der Fehler ein drittes Mal auf, bekommen Sie ein neues.]"},
        {"Ihre Reparatur {z} ist in Bearbeitung. [Danke für Ihre Geduld.|]",
            "Ich finde keine Reparatur. Möchten Sie ein neues Gerät für {m} kaufen?",
            "Reparaturen dauern in der Regel bis zu 10 Werktage. [Bitte warten Sie.|]"},
        {"\"In Bearbeitung\" sehe ich selbst, seit dem {t}. Woran [hängt es|wird gearbeitet]?",
            "Die Nummer ist {z}, sie steht in Ihrer eigenen Mail, mit den {m}, die ich zahlen soll. Bitte noch einmal "
            "nachsehen."},
        {"Können Sie mich anrufen, wenn es rausgeht?", "Muss ich dafür zu Hause sein?"},
        {"Anrufen kann ich nicht, aber für {z} ist jetzt die SMS eingeschaltet.",
            "Jemand muss unterschreiben. Ein Nachbar genügt, oder Sie wählen in der Nachricht einen Paketshop."}},
}};

static_assert(isWellFormed(kDeskDe));

std::span<const Scenario, 10> deskDe()
{
    return kDeskDe;
}

} // namespace turnout::demo
