// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/Phrases.h"

#include "ingest/TextScan.h"

#include <memory>
#include <re2/re2.h>

namespace turnout::ingest {
namespace {

/// The base letter of U+00C0…U+017F where it has one, as text; the rest is a blank.
std::string_view baseLetter(unsigned code)
{
    struct Range {
        unsigned first;
        unsigned last;
        const char* base;
    };
    constexpr Range kRanges[] = {{0xC0, 0xC5, "a"}, {0xC6, 0xC6, "ae"}, {0xC7, 0xC7, "c"}, {0xC8, 0xCB, "e"},
        {0xCC, 0xCF, "i"}, {0xD1, 0xD1, "n"}, {0xD2, 0xD6, "o"}, {0xD8, 0xD8, "o"}, {0xD9, 0xDC, "u"},
        {0xDD, 0xDD, "y"}, {0xDF, 0xDF, "ss"}, {0xE0, 0xE5, "a"}, {0xE6, 0xE6, "ae"}, {0xE7, 0xE7, "c"},
        {0xE8, 0xEB, "e"}, {0xEC, 0xEF, "i"}, {0xF1, 0xF1, "n"}, {0xF2, 0xF6, "o"}, {0xF8, 0xF8, "o"},
        {0xF9, 0xFC, "u"}, {0xFD, 0xFD, "y"}, {0xFF, 0xFF, "y"}, {0x152, 0x153, "oe"}};
    for (const Range& range : kRanges)
        if (code >= range.first && code <= range.last)
            return range.base;
    return {};
}

/// Compiled once, when first needed; RE2 may be used by every thread.
class Phrase {
public:
    explicit Phrase(const char* expression)
        : m_expression(expression, RE2::Quiet)
    {
    }
    [[nodiscard]] bool in(std::string_view text) const
    {
        return RE2::PartialMatch({text.data(), text.size()}, m_expression);
    }

private:
    RE2 m_expression;
};

void appendFolded(std::string& out, std::string_view text)
{
    const auto blank = [&] {
        if (!out.empty() && out.back() != ' ')
            out += ' ';
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const auto byte = static_cast<unsigned char>(c);
        if (isAlnum(c)) {
            out += lowerOf(c);
        } else if (c == '.' || c == '!' || c == '?' || c == '\n' || c == ':' || c == ';' || c == ',') {
            blank();
            if (c != ',' && !out.ends_with(". "))
                out += ". ";
        } else if (c == '\'' || text.substr(i, 3) == "\u2019") {
            i += c == '\'' ? 0 : 2;
            // l'abonnement and d'abonnement are about the same; can't and j'ai stay one word.
            if (out == "l" || out == "d" || out.ends_with(" l") || out.ends_with(" d"))
                out += ' ';
        } else if ((byte == 0xC3 || byte == 0xC4 || byte == 0xC5) && i + 1 < text.size()) {
            const unsigned code = (byte & 0x1FU) << 6U | (static_cast<unsigned char>(text[++i]) & 0x3FU);
            const std::string_view base = baseLetter(code);
            base.empty() ? blank() : void(out += base);
        } else if (byte >= 0x80) {
            out += c; // another script: kept, so that equal stays equal
        } else {
            blank();
        }
    }
}

} // namespace

std::string folded(std::string_view text)
{
    constexpr std::size_t kEnd = 2048;
    std::string out;
    out.reserve(std::min(text.size(), 2 * kEnd) + 8);
    if (text.size() <= 2 * kEnd) {
        appendFolded(out, text);
    } else {
        appendFolded(out, text.substr(0, kEnd));
        out += ' ';
        appendFolded(out, text.substr(text.size() - kEnd));
    }
    while (out.ends_with(' ') || out.ends_with('.'))
        out.pop_back();
    return out;
}

bool asksForPerson(std::string_view text)
{
    static const Phrase kEnglish(
        R"(\b(speak|talk|chat|speaking|talking) (directly )?(to|with)( (a|an|the|your|real|actual|live|human|customer|service|support|another|different|senior|in|charge|of|team)){0,4} (human|person|agent|representative|rep|manager|supervisor|operator|advisor|someone|somebody|employee)\b)"
        R"(|\b(connect|transfer|forward|put|pass|hand|get|give) (me|us)( (to|with|through|over|on|a|an|the|your|real|actual|live|human|customer|service|support|another|senior)){0,5} (human|person|agent|representative|rep|manager|supervisor|operator|advisor|someone|somebody)\b)"
        R"(|\b(is there|need|want|get|prefer|give me|have|please)( (a|an|any|some|to|talk|speak|with|the|your|me)){0,4} (real|actual|live) (human|person|agent|representative)\b|^(a )?(real|actual|live) (human|person|agent|representative)( please| now)?$|\bhuman (agent|operator|representative|support|help|being please)\b)"
        R"(|\b(i|we) (\w+ )?(need|want|demand) (a|an|your) (human|representative|supervisor|manager|live agent|operator)\b)"
        R"(|\bescalate (this|it|my)\b|^(human|agent|representative|operator|person)( please| now)?$)");
    static const Phrase kGerman(
        R"(\bmit( (einem|einer|ihrem|ihrer|dem|der|echten|echter|richtigen|richtiger|menschlichen|anderen|jemand|jemandem|aus)){0,4} (mensch|menschen|mitarbeiter|mitarbeiterin|kollegen|kollegin|vorgesetzten|berater|beraterin|person|kundendienst|kundenservice|support|manager|jemandem)( \w+){0,2} (sprechen|reden|verbinden|verbunden|telefonieren)\b)"
        R"(|\bverbinden sie mich\b|\b(echten|echter|richtigen|richtiger) (mensch|menschen|person|mitarbeiter)\b|\bmenschlichen? (mitarbeiter|ansprechpartner|berater|support)\b)"
        R"(|\b(will|mochte|brauche|verlange|geben sie mir) (bitte )?(einen|eine|ihren) (menschen|mitarbeiter|mitarbeiterin|ansprechpartner|vorgesetzten|berater)\b|\beinen (mitarbeiter|vorgesetzten|menschen|berater) sprechen\b)");
    static const Phrase kFrench(
        R"(\b(parler|discuter|echanger) (directement )?(a|avec)( (un|une|votre|le|la|vrai|vraie|autre)){1,3} (humain|personne|conseiller|conseillere|agent|responsable|operateur|employe|superviseur|humaine)\b)"
        R"(|\bparler a quelquun\b|\b(passez|transferez|mettez) moi( (en|a|au|avec|relation|un|une|le|la|votre)){0,5} (humain|personne|conseiller|conseillere|agent|responsable|operateur|superviseur|quelquun)\b)"
        R"(|\b(vrai|vraie) (humain|personne)\b|\b(conseiller|agent|operateur) humain\b|\bje (veux|voudrais|souhaite|demande) (un|une) (humain|conseiller|conseillere|responsable|superviseur)\b)");
    static const Phrase kSpanish(
        R"(\b(hablar|conversar|chatear|comunicarme) con( (un|una|el|la|su|algun|alguna|otro|otra|verdadero|verdadera)){0,3} (humano|persona|agente|representante|asesor|asesora|supervisor|supervisora|encargado|encargada|responsable|operador|operadora|gerente|alguien)\b)"
        R"(|\b(paseme|pasame|comuniqueme|comunicame|conecteme|transfierame|transfiereme) (con|a)\b|\bpersona real\b|\bagente humano\b|\b(quiero|necesito|exijo) (un|una) (humano|persona|agente|supervisor|representante|encargado)\b)");
    return kEnglish.in(text) || kGerman.in(text) || kFrench.in(text) || kSpanish.in(text);
}

bool saysAgain(std::string_view text)
{
    static const Phrase kPhrase(
        R"((^|\. )no i mean\b|\b(i|what i) meant\b|\bthat(s| is) not what i (asked|meant|said|wanted)\b|\b(let me|ill) (rephrase|reword|try again|put it)|\bi already (said|asked|told)\b|(^|\. )in other words\b)"
        R"(|\bich (meine|meinte)\b|(^|\. )anders gesagt\b|\b(das war|das ist) nicht (meine frage|was ich)|\bich (habe|hatte) (doch )?(schon )?(gesagt|gefragt|nach)\b)"
        R"(|\bje (veux|voulais) dire\b|(^|\. )autrement dit\b|\bce nest pas ce que j|\bje reformule\b)"
        R"(|\b(quiero|queria|quise) decir\b|\bme refiero a\b|\bno es lo que (pregunte|pedi|dije)|\ben otras palabras\b)");
    return kPhrase.in(text);
}

bool wantsSomething(std::string_view text)
{
    static const Phrase kPhrase(
        R"(\b(please|need|want|would like|id like|can you|can i|could you|could i|how|where|what|whats|when|why|which|who|help|show|give|find|tell|explain|summari[sz]e|translate|try|cancel|change|not working|doesnt work|isnt working|has not|hasnt|still (not|no))\b)"
        R"(|\b(bitte|brauche|mochte|will|kannst|konnen|kann ich|wie|wo|was|wann|warum|welche|wer|hilfe|zeig|zeige|gib|finde|geht nicht|funktioniert nicht|immer noch)\b)"
        R"(|\b(sil vous plait|besoin|veux|voudrais|pouvez|peux|puis je|comment|ou est|ou sont|quel|quelle|quand|pourquoi|aide|montre|donne|ne marche pas|ne fonctionne pas|toujours pas)\b)"
        R"(|\b(por favor|necesito|quiero|quisiera|puede|puedes|puedo|como|donde|que|cuando|cual|ayuda|muestra|dame|no funciona|todavia no)\b)");
    return kPhrase.in(text);
}

bool closes(std::string_view text)
{
    static const Phrase kPhrase(
        R"(\b(thanks|thank you|thx|ty|cheers|bye|goodbye|have a (good|nice|great)|thats (all|it|everything)|that is all|that was all|perfect|great|awesome|solved|got it|no thanks|all good)\b)"
        R"(|\b(danke|dankeschon|vielen dank|tschuss|tschus|auf wiedersehen|das wars|das war alles|perfekt|super|alles klar|erledigt|schonen tag)\b)"
        R"(|\b(merci|au revoir|bonne journee|cest tout|parfait|super|bonne soiree)\b)"
        R"(|\b(gracias|adios|hasta luego|eso es todo|eso seria todo|perfecto|genial|buen dia|listo)\b)");
    return kPhrase.in(text);
}

bool apologises(std::string_view text)
{
    static const Phrase kPhrase(
        R"(\b(im|i am|were|we are) (\w+ ){0,2}sorry\b|\b(i|we) (\w+ ){0,2}apologi[sz]e\b|\b(my|our) (\w+ )?apologies\b|(^|\. )((oh|so|very|oops) )?(sorry|apologies)\b|\bmy mistake\b)"
        R"(|\btut (mir|uns) (\w+ ){0,3}leid\b|(^|\. )(oh )?(entschuldigung|entschuldigen sie|verzeihung|verzeihen sie)\b|\b(ich|wir) (entschuldige|entschuldigen|bitte um (entschuldigung|verzeihung)|bitten um entschuldigung)\b|\bich bedau(e)?re\b)"
        R"(|\b(je suis|nous sommes) (\w+ ){0,2}(desole|desolee|desoles)\b|(^|\. )(desole|desolee|pardon|toutes mes excuses|mes excuses)\b|\bje (mexcuse|vous prie de mexcuser|vous presente mes excuses)\b|\bveuillez (mexcuser|nous excuser)\b)"
        R"(|\b(lo|le) (siento|lamento|sentimos|lamentamos)\b|(^|\. )(siento|lamento|disculpa|disculpe|disculpas|perdon|perdona|perdone)\b|\b(mis|nuestras) disculpas\b|\b(te|le) pido (perdon|disculpas)\b)");
    // "No need to be sorry", "when we say sorry": talk about it.
    static const Phrase kTalk(R"(\bno need to (apologi[sz]e|be sorry)\b)");
    return kPhrase.in(text) && !kTalk.in(text);
}

bool refuses(std::string_view text)
{
    static const Phrase kPhrase(
        R"(\bi (really |still |also |currently |simply )?(cant|cannot|can not|wont|will not|am unable to|am not able to|am not allowed to|wont be able to|dont have the ability to|do not have the ability to) ()"
        R"(help|assist|provide|do|comply|share|discuss|fulfill|process|access|give|answer|complete|offer|change|cancel|refund|make|issue|modify|book|create|generate|continue|perform|look|support|proceed|approve|write)\b)"
        R"(|\bim (unable|not able|not allowed|not permitted) to\b|\b(we|i) (are|am) (unable|not able) to\b|\bwe (cannot|cant|are unable to) (refund|cancel|change|offer|provide|process|help)\b)"
        R"(|\b(outside|beyond) (of )?(my|the) (scope|capabilities|ability)\b|\bi dont have access to\b|\bi do not have access to\b|\bas an ai\b)"
        R"(|\b(kann|darf) ich (ihnen |dir |dabei |das |hier |leider |diese |dazu |ihre |aber |daher |momentan ){0,5}nicht\b|\bich (kann|darf) (ihnen |dir |dabei |das |hier |leider |diese |dazu |ihre |aber |daher |momentan |\w+ung ){0,5}nicht (\w+ ){0,2}(helfen|weiterhelfen|stornieren|andern|erstatten|geben|nennen|bearbeiten|zugreifen|beantworten|tun|machen|durchfuhren)\b)"
        R"(|\bnicht in der lage\b|\bleider (ist das |ist dies )?(nicht moglich|keine moglichkeit)\b|\bhabe (leider )?keinen zugriff\b|\bkann ich leider nicht\b)"
        R"(|\bje ne (peux|puis) (malheureusement |vraiment )?(pas|vous)\b|\bje ne suis (malheureusement )?pas (en mesure|autorise|autorisee|capable)|\bje nai pas (acces|la possibilite|le droit)\b|\bil mest impossible\b|\bce nest (malheureusement )?pas possible\b)"
        R"(|\bno (puedo|podemos) (\w+rte|\w+rle|\w+rlo|\w+rla|ayudar|hacer|proporcionar|procesar|acceder|compartir|dar|responder|cancelar|cambiar|reembolsar|realizar|modificar)\b|\bno (me|nos) es posible\b|\bno (estoy|estamos) (autorizad|en condiciones)|\bno tengo (acceso|permiso)\b)");
    return kPhrase.in(text);
}

bool offersMore(std::string_view text)
{
    static const Phrase kPhrase(
        R"(\b(anything|something) else\b|\bfurther (questions|assistance|help)\b|\bany (other|more|further) (questions|help|concerns)\b|\bhow (else )?(can|may) i (help|assist) you( today)?$|\bdid (that|this) help\b)"
        R"(|\b(sonst noch|noch etwas|weitere fragen|noch fragen|weiterhelfen kann)\b|\bautre (chose|question)\b|\bd autres questions\b|\b(algo|alguna cosa) mas\b|\b(otra|alguna otra) (pregunta|consulta|duda|cosa)\b)");
    return kPhrase.in(text);
}

} // namespace turnout::ingest
