// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/Derive.h"
#include "ingest/Phrases.h"
#include "support/CliRun.h"
#include "tst_ingest_support.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QObject>

#include <cstdio>
#include <map>

using namespace ingesttest;
using namespace Qt::StringLiterals;
using testsupport::CliRun;
using testsupport::runCli;
using testsupport::TempDir;

namespace {

using session::Role;

struct Labelled {
    const char* text;
    bool is;
};
struct Pair {
    const char* first;
    const char* second;
    const char* is; ///< "rephrase", "retry" or ""
};

// What a person reading would say, before looking at what the code says.
const std::vector<Labelled> kEscalate{
    {"I want to talk to a human", true},
    {"Can I please speak with a real person?", true},
    {"connect me to an agent", true},
    {"Transfer me to customer service representative now", true},
    {"get me your supervisor", true},
    {"I need a human being please", true},
    {"Please escalate this.", true},
    {"agent please", true},
    {"I'd like to speak to a manager.", true},
    {"Is there a live agent?", true},
    {"put me through to someone", true},
    {"This is useless, let me speak to a supervisor!", true},
    {"Ich möchte mit einem Mitarbeiter sprechen", true},
    {"Kann ich mit einem echten Menschen reden?", true},
    {"Verbinden Sie mich bitte mit dem Kundenservice", true},
    {"Ich will einen Menschen!", true},
    {"geben sie mir einen Vorgesetzten", true},
    {"Je veux parler à un humain", true},
    {"Puis-je parler avec un conseiller ?", true},
    {"passez-moi un responsable", true},
    {"je voudrais un conseiller humain", true},
    {"Quiero hablar con una persona", true},
    {"¿Puedo hablar con un agente, por favor?", true},
    {"páseme con un supervisor", true},
    {"necesito una persona real", true},
    {"quiero hablar con alguien", true},
    {"How do I talk to my manager about a raise?", false},
    {"I am a travel agent and need a booking", false},
    {"Write a story about a human and a robot", false},
    {"I spoke to an agent yesterday and she was helpful", false},
    {"What does a real estate agent earn?", false},
    {"The person on the booking is my wife", false},
    {"Tell me about human rights", false},
    {"I talk to people all day", false},
    {"My manager approved the trip", false},
    {"Can you get me a flight to Rome?", false},
    {"Do support agents work on Sundays?", false},
    {"What is an escalation clause?", false},
    {"Who represents the company?", false},
    {"One person, two bags", false},
    {"Wie viele Mitarbeiter hat die Firma?", false},
    {"Der Mensch ist ein soziales Wesen", false},
    {"Ich habe gestern mit meinem Chef telefoniert", false},
    {"Mein Berater hat mir das empfohlen", false},
    {"Combien de personnes peuvent venir ?", false},
    {"Je suis conseiller fiscal", false},
    {"L'être humain a besoin de sommeil", false},
    {"Una mesa para dos personas", false},
    {"¿Qué hace un agente inmobiliario?", false},
    {"Quiero hablar de mi pedido", false},
    {"Los derechos humanos", false},
    {"Are you a real person or a bot?", false},
    {"The hero of the film is a real person, not a cartoon", false},
    {"I am a real human, I promise", false},
    {"I want to be like a real person", false},
    {"real person please", true},
    {"I need to talk to a live agent", true},
};

const std::vector<Labelled> kApology{
    {"I'm sorry about that.", true},
    {"Sorry, I misread your message.", true},
    {"I apologize for the confusion.", true},
    {"My apologies, here is the right link.", true},
    {"We sincerely apologise for the delay.", true},
    {"You're right. My mistake, the total is 12.", true},
    {"I am so sorry to hear that your bag was lost.", true},
    {"Oh, sorry! Let me check again.", true},
    {"Es tut mir leid, da habe ich mich geirrt.", true},
    {"Entschuldigung, das war falsch.", true},
    {"Ich entschuldige mich für die Verwirrung.", true},
    {"Das tut mir sehr leid.", true},
    {"Verzeihen Sie bitte das Missverständnis.", true},
    {"Je suis désolé pour cette erreur.", true},
    {"Désolée, voici la bonne réponse.", true},
    {"Veuillez m'excuser pour le retard.", true},
    {"Je vous présente mes excuses.", true},
    {"Lo siento, me equivoqué.", true},
    {"Lamento mucho las molestias. Disculpe.", true},
    {"Mis disculpas por el error.", true},
    {"Here is a draft of an apology letter to your client.", false},
    {"You should say sorry to her in person.", false},
    {"No need to apologize! Happy to help.", false},
    {"The sorry state of the roads is well known.", false},
    {"He apologized in 2019 for the statement.", false},
    {"In Japanese, 'sumimasen' can be an expression of regret.", false},
    {"Your refund is on its way.", false},
    {"Thanks for waiting, everything is booked.", false},
    {"The song is called 'Hard to say'.", false},
    {"Ihre Buchung ist bestätigt.", false},
    {"Das Leid der Menschen im Krieg", false},
    {"Sie müssen sich nicht entschuldigen.", false},
    {"Votre commande est en route.", false},
    {"Il s'est excusé auprès d'elle.", false},
    {"Su pedido está en camino.", false},
    {"El siento no es una palabra de este texto.", false},
    {"Siéntase libre de preguntar.", false},
};

const std::vector<Labelled> kRefusal{
    {"I can't help with that.", true},
    {"I'm unable to cancel this reservation.", true},
    {"Unfortunately I cannot process refunds for basic tickets.", true},
    {"As an AI, I don't have personal opinions.", true},
    {"I'm not able to access your account.", true},
    {"That is outside my scope.", true},
    {"I won't be able to change the name on the ticket.", true},
    {"I do not have access to your files.", true},
    {"We are unable to offer compensation.", true},
    {"Dabei kann ich Ihnen leider nicht helfen.", true},
    {"Ich kann diese Buchung nicht stornieren.", true},
    {"Ich bin nicht in der Lage, das zu ändern.", true},
    {"Das kann ich leider nicht.", true},
    {"Ich habe leider keinen Zugriff auf Ihr Konto.", true},
    {"Je ne peux pas vous aider avec cela.", true},
    {"Je ne suis pas en mesure de modifier la réservation.", true},
    {"Je n'ai pas accès à votre compte.", true},
    {"No puedo ayudarte con eso.", true},
    {"Lo siento, no puedo cancelar la reserva.", true},
    {"No tengo acceso a su cuenta.", true},
    {"Yes, I can help with that.", false},
    {"You can't bring liquids on board.", false},
    {"If you cannot log in, reset your password.", false},
    {"I can't wait to hear how it goes!", false},
    {"The store is unable to ship on Sundays.", false},
    {"I cannot stress enough how important sunscreen is.", false},
    {"He said he could not come.", false},
    {"Access to the lounge is free.", false},
    {"Sie können das Ticket nicht umtauschen, aber ich buche ein neues.", false},
    {"Ich kann Ihnen gern helfen.", false},
    {"Der Artikel ist nicht auf Lager.", false},
    {"Ich kann nicht nur Flüge, sondern auch Hotels buchen.", false},
    {"Vous ne pouvez pas payer en espèces.", false},
    {"Je peux vous aider.", false},
    {"Ce modèle n'est pas compatible.", false},
    {"Puede cancelar en cualquier momento.", false},
    {"No hay problema, lo cambio ahora.", false},
    {"Si no puedes entrar, cambia la contraseña.", false},
};

const std::vector<Pair> kAgain{
    {"How do I cancel my subscription?", "How can I cancel the subscription I have?", "rephrase"},
    {"my order has not arrived", "The order I made still has not arrived, where is it", "rephrase"},
    {"what is the refund policy for damaged items", "if items are damaged what is your refund policy", "rephrase"},
    {"Reset password not working", "The password reset is not working for me", "rephrase"},
    {"Show me flights to Boston", "No, I meant the airport in Lincolnshire", "rephrase"},
    {"Give me the total", "That's not what I asked.", "rephrase"},
    {"Where can I change the delivery address?", "I want to change my delivery address, where is it?", "rephrase"},
    {"summarize this article in three points", "please summarize the article using three points only", "rephrase"},
    {"Wie kann ich mein Abo kündigen?", "Ich will mein Abo kündigen, wie geht das?", "rephrase"},
    {"Wo ist meine Bestellung geblieben", "Meine Bestellung ist nicht da, wo ist sie geblieben?", "rephrase"},
    {"Zeig mir die Rechnung", "Ich meinte die vom letzten Monat", "rephrase"},
    {"Comment annuler mon abonnement ?", "Je voudrais annuler l'abonnement, comment faire ?", "rephrase"},
    {"Où est ma commande", "Ce n'est pas ce que j'ai demandé", "rephrase"},
    {"¿Cómo cancelo mi suscripción?", "Quiero cancelar la suscripción, ¿cómo se hace?", "rephrase"},
    {"dónde está mi pedido", "Me refiero a mi pedido de ayer", "rephrase"},
    {"Where is my order 123?", "Where is my order 123?", "retry"},
    {"try it once more please", "Try it once more, please!", "retry"},
    {"Wo ist mein Paket?", "wo ist mein paket", "retry"},
    {"Où est mon colis ?", "Où est mon colis ?", "retry"},
    {"¿Dónde está mi pedido?", "¿Dónde está mi pedido?", "retry"},
    {"yes", "yes", ""},
    {"Cancel my hotel booking in Rome", "Yes, please cancel the hotel booking", ""},
    {"Never seen that one", "Never seen that one", ""},
    {"Yes, I have.", "Yes, I have.", ""},
    {"I liked the second film", "I mean, the second film was fine", ""},
    {"I have not seen that film", "I have not seen that other film either", ""},
    {"Like I said, I enjoy horror", "As I said, comedies are nice too", ""},
    {"My favourite meal is lasagne", "Lasagne is a meal with cheese, my favourite", ""},
    {"Ja, das habe ich.", "Ja, das habe ich.", ""},
    {"Oui, je l'ai vu.", "Oui, je l'ai vu.", ""},
    {"Sí, la he visto.", "Sí, la he visto.", ""},
    {"no thanks", "no thanks", ""},
    {"What is the price of plan A?", "What is the price of plan B?", ""},
    {"Flights to Boston on May 5", "Flights to Boston on May 9", ""},
    {"Where is order 123", "And where is my order 456 then", ""},
    {"What's the weather in Berlin?", "And what about tomorrow?", ""},
    {"How do I cancel my subscription?", "Thanks, I cancelled it.", ""},
    {"Book a table for two", "Make it window seat please", ""},
    {"Explain recursion", "Give an example in Python", ""},
    {"translate hello into French", "translate hello into German", ""},
    {"Can you recommend a good book?", "Who wrote it and when was it published?", ""},
    {"I need a hotel in Rome", "It should have a swimming pool and free parking", ""},
    {"My name is Anna", "My email is in the account", ""},
    {"Wie wird das Wetter in Köln?", "Und in Hamburg am Wochenende?", ""},
    {"Ich suche ein Hotel in Rom", "Mit Frühstück und Parkplatz bitte", ""},
    {"Was kostet Tarif eins?", "Was kostet Tarif zwei?", ""},
    {"Quel temps fait-il à Paris ?", "Et à Lyon demain ?", ""},
    {"Je cherche un hôtel", "Avec petit déjeuner si possible", ""},
    {"¿Qué tiempo hace en Madrid?", "¿Y mañana en Sevilla?", ""},
    {"Busco un hotel en Roma", "Con desayuno incluido por favor", ""},
};

/// user, assistant, user, assistant …: whether the user left over what the assistant said last.
const std::vector<std::pair<std::vector<const char*>, bool>> kAbandon{
    {{"Where is my parcel?", "I'm sorry, I cannot find it."}, true},
    {{"I want a refund", "Could you tell me your order number?"}, true},
    {{"Cancel my flight", "I'm unable to cancel basic tickets."}, true},
    {{"Storniere bitte", "Wie lautet Ihre Buchungsnummer?"}, true},
    {{"Je veux un remboursement", "Je ne peux pas vous aider."}, true},
    {{"Quiero cambiar mi vuelo", "¿Cuál es su número de reserva?"}, true},
    {{"hi", "Hello!", "my card is blocked", "Which card is it, debit or credit?"}, true},
    {{"Where is my parcel?", "It arrives tomorrow."}, false},
    {{"Thanks, that's all", "You're welcome! Anything else I can help with?"}, false},
    {{"Book it", "Done. Is there anything else you need?"}, false},
    {{"No, thank you", "I'm sorry it took so long."}, false},
    {{"Danke, das war alles", "Gern! Haben Sie noch Fragen?"}, false},
    {{"Bitte buchen", "Ist gebucht. Kann ich sonst noch etwas tun?"}, false},
    {{"Merci, au revoir", "Pardon pour l'attente."}, false},
    {{"Reserva la mesa", "Hecho. ¿Algo más?"}, false},
    {{"Where is it?", "Could you tell me the number?", "It is 5"}, false},
    {{"What is 2+2?", "4"}, false},
};

session::Session chat(const std::vector<const char*>& texts)
{
    session::Session s;
    for (std::size_t i = 0; i < texts.size(); ++i)
        s.turns.push_back({i % 2 == 0 ? Role::User : Role::Assistant, texts[i], {}, {}, {}});
    return s;
}

std::vector<std::string> kindsAt(const session::Session& s, int turn)
{
    std::vector<std::string> kinds;
    for (const session::Signal& signal : s.signals)
        if (signal.turn == turn)
            kinds.push_back(signal.kind.substr(session::kDerived.size()));
    return kinds;
}

bool contains(const std::vector<std::string>& list, const std::string& value)
{
    return std::find(list.begin(), list.end(), value) != list.end();
}

struct Tally {
    int right = 0;
    int wrong = 0;
    int missed = 0;

    void add(bool found, bool is, const char* kind, const char* text)
    {
        right += found && is ? 1 : 0;
        wrong += found && !is ? 1 : 0;
        missed += !found && is ? 1 : 0;
        if (found != is)
            std::printf("  %s %-9s %s\n", is ? "missed" : "wrong ", kind, text);
    }
};

std::string segmentOf(const session::Session& s, std::string_view name)
{
    for (const auto& [known, value] : s.segments)
        if (known == std::string(session::kDerived) + std::string(name))
            return value;
    return "none";
}

} // namespace

/// What a transcript says although nobody logged it.
class TestIngestDerive : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void precision();
    void marksTurnAndTime();
    void loggedIsLeftAlone();
    void longAndEmptyTurns();
    void segments_data();
    void segments();
    void returningUsers();
    void language_data();
    void language();
    void atTheCommandLine();
};

void TestIngestDerive::precision()
{
    std::map<std::string, Tally> tallies;
    const auto single = [&](const char* kind, const std::vector<Labelled>& set, bool user) {
        for (const Labelled& labelled : set) {
            session::Session s = user ? chat({labelled.text}) : chat({"hello there you", labelled.text});
            deriveSignals(s);
            tallies[kind].add(contains(kindsAt(s, user ? 0 : 1), kind), labelled.is, kind, labelled.text);
        }
    };
    single("escalate", kEscalate, true);
    single("apology", kApology, false);
    single("refusal", kRefusal, false);
    for (const Pair& pair : kAgain) {
        session::Session s = chat({pair.first, "Here you go.", pair.second, "Fine."});
        deriveSignals(s);
        for (const char* kind : {"rephrase", "retry"})
            tallies[kind].add(contains(kindsAt(s, 2), kind), kind == std::string(pair.is), kind, pair.second);
    }
    for (const auto& [texts, is] : kAbandon) {
        session::Session s = chat(texts);
        deriveSignals(s);
        const int last = static_cast<int>(texts.size()) - 1;
        tallies["abandon"].add(contains(kindsAt(s, last), "abandon"), is, "abandon", texts.back());
    }
    QCOMPARE(tallies.size(), std::size_t(6));
    for (const auto& [kind, t] : tallies) {
        const double precision = static_cast<double>(t.right) / std::max(1, t.right + t.wrong);
        const double recall = static_cast<double>(t.right) / std::max(1, t.right + t.missed);
        std::printf("%-9s precision %.3f recall %.3f (%d right, %d wrong, %d missed)\n", kind.c_str(), precision,
            recall, t.right, t.wrong, t.missed);
        QVERIFY2(precision >= 0.9, kind.c_str());
        QVERIFY2(recall >= 0.8, kind.c_str());
    }
}

void TestIngestDerive::marksTurnAndTime()
{
    session::Session s = chat({"Where is my order?", "I'm sorry, I cannot help.", "Where is my order?", "Soon."});
    s.turns[2].at = 5000;
    deriveSignals(s);
    QCOMPARE(s.signals.size(), std::size_t(3));
    QVERIFY(s.signals[0] == (session::Signal{"derived.apology", 1, {}, {}}));
    QVERIFY(s.signals[1] == (session::Signal{"derived.refusal", 1, {}, {}}));
    QVERIFY(s.signals[2] == (session::Signal{"derived.retry", 2, {}, 5000}));
    QCOMPARE(s.observed.size(), std::size_t(6));
    QVERIFY(contains(s.observed, "derived.abandon"));
    // Two user turns without an answer between them are one thing said in two messages.
    s = chat({"Where is my order?"});
    s.turns.push_back(s.turns[0]);
    deriveSignals(s);
    QVERIFY(s.signals.empty());
}

void TestIngestDerive::loggedIsLeftAlone()
{
    session::Session s = chat({"Where is my order?", "I'm sorry.", "Where is my order?"});
    s.observed = {"retry"};
    s.signals = {{"apology", 1, {}, {}}};
    deriveSignals(s);
    QCOMPARE(s.signals.size(), std::size_t(1));
    QVERIFY(!contains(s.observed, "derived.retry"));
    QVERIFY(!contains(s.observed, "derived.apology"));
    QVERIFY(contains(s.observed, "derived.rephrase"));
}

void TestIngestDerive::longAndEmptyTurns()
{
    const std::string padding(2'000'000, 'x');
    const std::string spaced = [] {
        std::string out;
        while (out.size() < 2'000'000)
            out += "i want to talk talk to a an the your ";
        return out;
    }();
    QElapsedTimer timer;
    timer.start();
    session::Session s;
    for (const std::string& text : {std::string(), padding, spaced, std::string("\xc3"), std::string("?")}) {
        s.turns.push_back({Role::User, text, {}, {}, {}});
        s.turns.push_back({Role::Assistant, text, {}, {}, {}});
    }
    s.turns.push_back({Role::User, padding + " I want to talk to a human", {}, {}, {}});
    deriveSignals(s);
    QVERIFY(contains(kindsAt(s, 10), "escalate"));
    SeenUsers users;
    deriveSegments(s, users);
    QVERIFY2(timer.elapsed() < 10000, std::to_string(timer.elapsed()).c_str());
    session::Session none;
    deriveSignals(none);
    deriveSegments(none, users);
    QCOMPARE(segmentOf(none, "turns"), std::string("1-2"));
}

void TestIngestDerive::segments_data()
{
    QTest::addColumn<qint64>("start");
    QTest::addColumn<int>("turns");
    QTest::addColumn<QByteArray>("expected"); // turns, hour, day
    QTest::newRow("thursday midnight") << qint64(0) << 1 << QByteArray("1-2 00-05 weekday");
    QTest::newRow("friday evening") << qint64(1714766399999) << 3 << QByteArray("3-5 18-23 weekday");
    QTest::newRow("saturday") << qint64(1714780800000) << 6 << QByteArray("6-10 00-05 weekend");
    QTest::newRow("sunday noon") << qint64(1714910400000) << 11 << QByteArray("11-20 12-17 weekend");
    QTest::newRow("monday") << qint64(1714953600000) << 21 << QByteArray("21+ 00-05 weekday");
    QTest::newRow("before 1970") << qint64(-1) << 2 << QByteArray("1-2 18-23 weekday");
}

void TestIngestDerive::segments()
{
    QFETCH(qint64, start);
    QFETCH(int, turns);
    QFETCH(QByteArray, expected);
    session::Session s;
    s.startedAt = start;
    s.turns.resize(static_cast<std::size_t>(turns));
    SeenUsers users;
    deriveSegments(s, users);
    QCOMPARE(segmentOf(s, "turns") + " " + segmentOf(s, "hour") + " " + segmentOf(s, "day"), expected.toStdString());
    QCOMPARE(segmentOf(s, "tools"), std::string("no"));
    QCOMPARE(segmentOf(s, "length"), std::string("under 500"));
    QCOMPARE(segmentOf(s, "user"), std::string("none"));
    s.turns[0].toolCalls = "[{}]";
    s.turns[0].text = std::string(8000, 'x');
    s.startedAt.reset();
    s.segments = {{"derived.turns", "mine"}};
    deriveSegments(s, users);
    QCOMPARE(segmentOf(s, "tools"), std::string("yes"));
    QCOMPARE(segmentOf(s, "length"), std::string("8000+"));
    QCOMPARE(segmentOf(s, "hour"), std::string("none"));
    QCOMPARE(segmentOf(s, "turns"), std::string("mine"));
}

void TestIngestDerive::returningUsers()
{
    SeenUsers users;
    std::string seen;
    for (const char* user : {"a", "b", "a", "a", "c"}) {
        session::Session s;
        s.user = user;
        deriveSegments(s, users);
        seen += segmentOf(s, "user") + " ";
    }
    QCOMPARE(seen, std::string("first first returning returning first "));
}

void TestIngestDerive::language_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("en") << u"I would like to know where my parcel is and when it will arrive."_s << u"en"_s;
    QTest::newRow("de") << u"Ich möchte gerne wissen, wo mein Paket ist und wann es ankommt."_s << u"de"_s;
    QTest::newRow("fr") << u"Je voudrais savoir où se trouve mon colis et quand il va arriver."_s << u"fr"_s;
    QTest::newRow("es") << u"Quisiera saber dónde está mi paquete y cuándo va a llegar."_s << u"es"_s;
    QTest::newRow("ja") << u"荷物がどこにあるのか、いつ届くのか教えてください。"_s << u"ja"_s;
    QTest::newRow("nothing") << QString() << u"unknown"_s;
    QTest::newRow("numbers") << u"12 34 56"_s << u"unknown"_s;
    QString longText;
    while (longText.size() < 6000)
        longText += u"Je voudrais savoir où se trouve mon colis. é"_s;
    QTest::newRow("cut inside a character") << longText << u"fr"_s;
    QTest::newRow("cut inside the next") << QString(u"x"_s + longText) << u"fr"_s;
}

void TestIngestDerive::language()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    session::Session s;
    s.turns = {{Role::System, "You are a helpful assistant who speaks English.", {}, {}, {}},
        {Role::User, text.toStdString(), {}, {}, {}}};
    SeenUsers users;
    deriveSegments(s, users);
    QCOMPARE(QString::fromStdString(segmentOf(s, "language")), expected);
}

void TestIngestDerive::atTheCommandLine()
{
    const TempDir dir;
    const std::string project = dir.file("p.turnout");
    QCOMPARE(runCli({"new", project}).code, 0);
    const std::string turns = "\"turns\":[{\"role\":\"user\",\"text\":\"I want to talk to a human\"},{\"role\":"
                              "\"assistant\",\"text\":\"Sorry, I can't help.\"}]}\n";
    const std::string file
        = dir.write("s.jsonl", "{\"id\":\"a\",\"user\":\"u\"," + turns + "{\"id\":\"b\",\"user\":\"u\"," + turns);
    const CliRun dry = runCli({"import", project, file, "--dry-run", "--format", "json"});
    QVERIFY(dry.json()["derived_signals"_L1].toObject().isEmpty());
    QVERIFY(dry.json()["segments"_L1].toObject().isEmpty());
    QCOMPARE(runCli({"import", project, file, "--derive", "feelings"}).code, 2);
    const CliRun run = runCli({"import", project, file, "--derive", "signals,segments", "--format", "json"});
    QVERIFY2(run.code == 0, run.err.c_str());
    const QJsonObject derived = run.json()["derived_signals"_L1].toObject();
    QCOMPARE(derived["derived.escalate"_L1].toInt(), 2);
    QCOMPARE(derived["derived.refusal"_L1].toInt(), 2);
    QCOMPARE(derived["derived.abandon"_L1].toInt(), 2);
    QCOMPARE(run.json()["segments"_L1].toObject()["derived.user"_L1].toInt(), 2);
    // They are signals and segments like any other.
    const CliRun compared = runCli(
        {"compare", project, "--by", "derived.user", "--filter", "signal=derived.escalate", "--format", "json"});
    QVERIFY2(compared.code == 0, compared.err.c_str());
    QCOMPARE(compared.json()["segments"_L1].toArray().first().toObject()["values"_L1].toArray().size(), 2);
    QCOMPARE(runCli({"verify", project}).code, 0);
}

TURNOUT_TEST_MAIN(TestIngestDerive)
#include "tst_ingest_derive.moc"
