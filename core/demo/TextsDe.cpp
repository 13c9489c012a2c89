// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/Banks.h"
#include "demo/TextChecks.h"

// German, what can be said in any session.
namespace turnout::demo {

constexpr Phrases kPhrasesDe{
    .greet = {"Hallo! ", "Guten Tag. ", "Hi, kurze Frage. ", "Guten Morgen. ", "Moin! ", "Hallo, {n} hier. "},
    .spoken = {"Ja, hallo. ", "Hallo? ", "Ähm … ", "Also, guten Tag. ", "Ja, {n} hier. "},
    .another = {"[Danke. |Super. |Gut. ]Noch etwas: ", "[Perfekt. |]Wenn ich schon hier bin: ", "Was anderes. ",
        "Und noch eine Frage. ", "So, das Nächste. "},
    .thanks = {"[Perfekt|Super|Prima], vielen Dank!", "Danke, genau das wollte ich wissen.",
        "Hat geklappt[, danke|]. 👍", "Top, das ging schnell.", "[Ach so.|Ah, verstehe.] Danke für die Hilfe!",
        "Wunderbar, erledigt. [Schönen Tag noch!|Danke!]", "Jetzt geht's. Danke!"},
    .thanksPlain = {"Ok, [das reicht mir|jetzt hab ich's]. Danke.", "Hat gedauert, aber [gut|jetzt geht es].",
        "Na gut, danke.", "Gut, aber warum nicht gleich so?", "Ok. Mal sehen, ob es klappt."},
    .closing = {"Gern geschehen[, {n}|]! [Einen schönen Tag noch.|]",
        "Freut mich, dass es geklappt hat. [Melden Sie sich gern wieder.|]", "Sehr gern. Gute Reise!",
        "Immer gern. [Falls noch etwas ist, schreiben Sie einfach.|]", "Das freut mich! [Alles Gute.|]"},
    .tail
    = {"Kann ich sonst noch etwas für Sie tun?", "Hilft Ihnen das?", "Sagen Sie gern Bescheid, wenn etwas unklar ist.",
        "Melden Sie sich, falls es nicht klappt.", "Soll ich Ihnen das auch per Mail schicken?"},
    .checking = {"Einen Moment, ich sehe nach.", "Ich prüfe das kurz.", "Ich rufe den Vorgang auf, einen Augenblick.",
        "Ich schaue im System nach.", "Moment bitte …"},
    .sorry = {"Entschuldigung, das war falsch. ", "Sie haben recht, tut mir leid. ",
        "Mein Fehler, ich sehe noch einmal nach. ", "Danke für Ihre Geduld. ",
        "Bitte entschuldigen Sie das Missverständnis. "},
    .retrying = {"Das System hat nicht geantwortet, ich versuche es noch einmal.",
        "Das hat zu lange gedauert. Noch ein Versuch.", "Da hat bei uns etwas gehakt, einen Moment noch."},
    .toolFailed = {"Ich erreiche das System gerade nicht. Bitte versuchen Sie es später noch einmal.",
        "Da ist [bei uns |]etwas schiefgegangen. Bitte kommen Sie in ein paar Stunden wieder.",
        "Die Abfrage ist leider gescheitert. [Ohne sie kann ich nichts sagen.|Vielleicht geht es über die Website.]",
        "Es gibt eine technische Störung ({e}). Ich sehe gerade keine Daten."},
    .partial = {"Schriftlich bestätigen kann ich es von hier aus nicht, das müssten Sie per Mail anfordern.",
        "Den letzten Teil konnte ich nicht prüfen, sehen Sie bitte noch einmal im Konto nach.",
        "Weiter komme ich nicht; für den Rest gibt es ein Formular unter Hilfe.",
        "Beim Datum bin ich mir nicht ganz sicher, es kann auch einen Tag später werden."},
    .stall = {"Ich habe es an die zuständige Abteilung weitergegeben. Man meldet sich bei Ihnen.",
        "Ich kümmere mich darum und gebe Bescheid. [Bitte haben Sie etwas Geduld.|]",
        "Ihr Anliegen ist aufgenommen. [Jemand sieht es sich an.|Es wird bearbeitet.]",
        "Danke für die Angaben. Wir prüfen das und melden uns [bald|so schnell wie möglich]."},
    .refuse = {"Dabei kann ich leider nicht helfen.", "Das darf ich nicht. [Bitte haben Sie Verständnis.|]",
        "Aus Gründen des Datenschutzes kann ich dazu nichts sagen.",
        "Ich bin nur ein virtueller Assistent und kann das nicht."},
    .rude = {"Wie ich schon sagte: ", "Hätten Sie die Hilfeseite gelesen, wüssten Sie: ",
        "So schwer ist das doch nicht. ", "Beruhigen Sie sich erst einmal. "},
    .complain = {"Das beantwortet meine Frage nicht.", "Nein, das [stimmt nicht|ist falsch].",
        "Haben Sie überhaupt gelesen, was ich geschrieben habe?", "Das habe ich nicht gefragt.",
        "Das hilft mir leider gar nicht."},
    .push
    = {"Und was soll ich jetzt machen?", "Warum nicht? [Letztes Mal ging es doch.|So schwer kann das nicht sein.]",
        "Ich warte schon seit {k} Tagen. [Ich brauche das heute.|Wann genau?]",
        "Das reicht mir nicht. Können Sie es bitte noch einmal versuchen?",
        "Also kümmert sich niemand. Wann höre ich von Ihnen?"},
    .angry = {"Wir drehen uns im Kreis. Das [sagen Sie mir jetzt schon wieder|hatten wir schon].",
        "Unglaublich. Dafür habe ich {k}0 Minuten verschwendet.", "Schon wieder dieselbe Antwort?? Das bringt nichts.",
        "Dann muss ich es eben selbst regeln. Toller Service.", "Ist da überhaupt ein Mensch? Das ergibt keinen Sinn.",
        "Ich habe es jetzt zweimal erklärt. [So schwer kann das nicht sein.|Bitte LESEN Sie es.]"},
    .offTopic = {"Was hat das mit meiner Frage zu tun?", "Falsches Thema. Ich habe etwas ganz anderes gefragt.",
        "Ich glaube, Sie verwechseln mich.", "Hä? Darum geht es doch gar nicht."},
    .wantsHuman = {"Ich möchte bitte mit einem Menschen sprechen.", "Können Sie mich mit jemandem verbinden?",
        "Mitarbeiter bitte.", "Geben Sie mir jemanden, der etwas entscheiden kann.",
        "Gibt es eine Telefonnummer? Ich will mit jemandem reden."},
    .handOff = {"Ich verbinde Sie mit {a} aus unserem Team. [Die Wartezeit beträgt etwa {k} Minuten.|Unser Gespräch "
                "liegt dort vor.]",
        "Natürlich. Ich habe es unter {z} übergeben; Sie hören bis zum {T} von uns.",
        "Das verstehe ich. {a} übernimmt hier, bitte lassen Sie das Fenster offen.",
        "Gerade sind alle im Gespräch. Sie werden zwischen {h} und 20:00 Uhr zurückgerufen."},
    .leaves = {"Vergessen Sie's.", "Ich gebe auf. [Morgen rufe ich an.|]", "Dann bestelle ich eben woanders.",
        "Ok, hat keinen Zweck. Tschüss.", "Dann hole ich mir das Geld über die Bank zurück.",
        "Schon gut[, ich finde es selbst heraus|]."},
    .commentUp = {"schnell und richtig", "In zwei Minuten gelöst!", "Besser als anrufen", "klare Antwort, danke",
        "genau was ich brauchte"},
    .commentDown = {"nutzlos", "Wiederholt sich nur", "Hat meine Frage überhaupt nicht verstanden.",
        "falsche Auskunft!!", "Ich will einen Menschen.", "Zeitverschwendung", "keine Antwort auf eine einfache Frage"},
    .system = {"Du bist der Assistent von Fernway, einem Shop für Reisen und Reiseelektronik. Antworte kurz, sieh "
               "nach, bevor du etwas behauptest, und übergib auf Wunsch an einen Menschen.",
        "Fernway-Assistent, eingebettet bei einem Partner. Kunde: {n}, {w}. Nutze die Tools für alles zu Bestellungen "
        "und Buchungen. Rate nie Beträge oder Termine."},
};
static_assert(isWellFormed(kPhrasesDe));

const Bank& bankDe()
{
    static const Bank bank{
        .phrases = kPhrasesDe,
        .scenarios = {shopDe(), deskDe()},
        // 0 der, 1 die, 2 das
        .products
        = {{{"Smartwatch", 1}, {"Lautsprecher", 0}, {"Kamera", 1}, {"E-Reader", 0}, {"Tablet", 2}, {"Powerbank", 1},
            {"Router", 0}, {"Drohne", 1}, {"Ladegerät", 2}, {"Beamer", 0}, {"Smartphone", 2}, {"Drucker", 0}}},
        .articles = {{{"der ", "die ", "das "}, {"den ", "die ", "das "}, {"dem ", "der ", "dem "},
            {"mein ", "meine ", "mein "}, {"meinen ", "meine ", "mein "}}},
        .cities = {"Lissabon", "Wien", "Prag", "Kopenhagen", "München", "Mailand", "Sevilla", "Lyon", "Kyoto", "Osaka",
            "Chicago", "Boston", "Seattle", "Toronto", "Montreal", "Lima", "Bogotá", "Edinburgh", "Zürich", "Valencia",
            "Paris", "Hamburg", "Barcelona", "London", "Sydney", "São Paulo", "Mexiko-Stadt"},
        .names = {"Anna", "Lukas", "Marie", "Jonas", "Lena", "Paul", "Clara", "Felix", "Mia", "Tobias", "Katrin",
            "Stefan", "Aylin", "Emre", "Julia", "Moritz", "Greta", "Hannes", "Nele", "Florian", "Leyla", "Sven",
            "Birgit", "Milan"},
        .months = {"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober",
            "November", "Dezember"},
    };
    return bank;
}

} // namespace turnout::demo
