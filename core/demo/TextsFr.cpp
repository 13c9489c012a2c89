// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/Banks.h"
#include "demo/TextChecks.h"

// French, what can be said in any session.
namespace turnout::demo {

constexpr Phrases kPhrasesFr{
    .greet
    = {"Bonjour ! ", "Bonjour. ", "Bonjour, une petite question. ", "Bonsoir. ", "Salut ! ", "Bonjour, ici {n}. "},
    .spoken = {"Oui, bonjour. ", "Allô ? ", "Euh … ", "Alors, bonjour. ", "Oui, ici {n}. "},
    .another = {"[Merci. |Super. |D'accord. ]Autre chose : ", "[Parfait. |]Tant que j'y suis : ", "Rien à voir. ",
        "Et encore une question. ", "Bon, la suite. "},
    .thanks = {"[Parfait|Super|Génial], merci beaucoup !", "Merci, c'est exactement ce qu'il me fallait.",
        "Ça marche[, merci|]. 👍", "Bravo, c'était rapide.", "[Ah d'accord.|Ah, je vois.] Merci pour l'aide !",
        "C'est réglé. [Bonne journée !|Merci !]", "Nickel. Merci !"},
    .thanksPlain = {"Ok, [ça ira|j'ai compris]. Merci.", "C'était long, mais [bon|ça marche].",
        "Bon, merci quand même.", "Bien, mais pourquoi pas tout de suite ?", "Ok. On verra si ça marche."},
    .closing = {"Avec plaisir[, {n}|] ! [Bonne journée.|]", "Ravi que ce soit réglé. [Je reste là si besoin.|]",
        "Je vous en prie. Bon voyage !", "Avec plaisir. [S'il y a autre chose, écrivez-moi.|]",
        "Tant mieux ! [Bonne continuation.|]"},
    .tail
    = {"Puis-je faire autre chose pour vous ?", "Cela vous aide-t-il ?", "Dites-moi si quelque chose n'est pas clair.",
        "Revenez vers moi si ça ne marche pas.", "Je vous l'envoie aussi par mail ?"},
    .checking = {"Un instant, je regarde.", "Je vérifie.", "J'ouvre le dossier, une seconde.",
        "Je consulte le système.", "Vérification …"},
    .sorry = {"Pardon, je me suis trompé. ", "Vous avez raison, désolé. ", "Mon erreur, je regarde encore. ",
        "Merci de votre patience. ", "Toutes mes excuses pour la confusion. "},
    .retrying = {"Le système n'a pas répondu, je réessaie.", "C'était trop long. Encore un essai.",
        "Il y a eu un souci de notre côté, une seconde."},
    .toolFailed = {"Je n'ai pas accès au système en ce moment. Réessayez plus tard.",
        "Quelque chose s'est mal passé[ de notre côté|]. Revenez dans quelques heures.",
        "La recherche a échoué. [Sans elle, je ne peux rien dire.|Peut-être par le site.]",
        "Il y a un problème technique ({e}). Je ne vois aucune donnée."},
    .partial = {"En revanche, je ne peux pas le confirmer par écrit ; il faut le demander par mail.",
        "Je n'ai pas pu vérifier le dernier point, regardez-le encore dans le compte.",
        "Je ne vais pas plus loin ; pour le reste, il y a un formulaire dans Aide.",
        "Pour la date, je ne suis pas tout à fait sûr, ce sera peut-être un jour plus tard."},
    .stall = {"J'ai transmis au service concerné. On vous recontactera.",
        "Je m'en occupe et je vous tiens au courant. [Merci de patienter.|]",
        "Votre demande est enregistrée. [Quelqu'un va regarder.|Elle est en cours.]",
        "Merci pour ces précisions. Nous vérifions et revenons vers vous [bientôt|dès que possible]."},
    .refuse
    = {"Je suis désolé, je ne peux pas vous aider.", "Je n'y suis pas autorisé. [Merci de votre compréhension.|]",
        "Pour protéger les données, je ne peux rien dire à ce sujet.",
        "Je ne suis qu'un assistant virtuel, je ne peux pas."},
    .rude = {"Comme je l'ai déjà dit : ", "Si vous aviez lu la page d'aide, vous sauriez : ",
        "Ce n'est quand même pas compliqué. ", "Calmez-vous d'abord. "},
    .complain = {"Ça ne répond pas à ma question.", "Non, c'est [faux|inexact].", "Avez-vous lu ce que j'ai écrit ?",
        "Ce n'est pas ce que je demande.", "Désolé, mais ça ne m'aide pas du tout."},
    .push = {"Et maintenant, je fais quoi ?",
        "Pourquoi pas ? [La dernière fois, ça marchait.|Ça ne peut pas être si compliqué.]",
        "J'attends depuis {k} jours. [Il me le faut aujourd'hui.|Quand exactement ?]",
        "Ça ne me suffit pas. Pouvez-vous réessayer ?", "Donc personne ne fait rien. Quand aurai-je une réponse ?"},
    .angry = {"On tourne en rond. [Vous me l'avez déjà dit.|On a déjà vu ça.]", "Incroyable. J'ai perdu {k}0 minutes.",
        "Encore la même réponse ?? Ça ne sert à rien.", "Je vais donc me débrouiller. Quel service.",
        "Il y a quelqu'un ? Ça n'a aucun sens.",
        "Je l'ai expliqué deux fois. [Ce n'est pas si dur.|LISEZ, s'il vous plaît.]"},
    .offTopic = {"Quel rapport avec ma question ?", "Mauvais sujet. J'ai demandé tout autre chose.",
        "Vous me confondez avec quelqu'un d'autre, je crois.", "Hein ? Ce n'est pas du tout mon problème."},
    .wantsHuman = {"Je voudrais parler à une personne, s'il vous plaît.", "Pouvez-vous me passer quelqu'un ?",
        "Un conseiller, s'il vous plaît.", "Passez-moi quelqu'un qui peut décider.",
        "Y a-t-il un numéro ? Je veux parler à quelqu'un."},
    .handOff
    = {"Je vous passe {a}, de notre équipe. [L'attente est d'environ {k} minutes.|Notre échange est transmis.]",
        "Bien sûr. J'ai transmis sous {z} ; vous aurez une réponse avant le {T}.",
        "Je comprends. {a} prend la suite ici, gardez la fenêtre ouverte.",
        "Tous les conseillers sont occupés. On vous rappelle entre {h} et 20:00."},
    .leaves = {"Laissez tomber.", "J'abandonne. [J'appellerai demain.|]", "Je commanderai ailleurs.",
        "Ok, ça ne sert à rien. Au revoir.", "Je passerai par ma banque.", "Tant pis[, je trouverai sans vous|]."},
    .commentUp = {"rapide et juste", "Réglé en deux minutes !", "Mieux que par téléphone", "réponse claire, merci",
        "exactement ce qu'il fallait"},
    .commentDown = {"inutile", "Répète toujours la même chose", "N'a pas compris ma question.", "fausse information !!",
        "Je veux une vraie personne.", "perte de temps", "pas de réponse à une question simple"},
    .system = {"Tu es l'assistant de Fernway, boutique de voyages et d'électronique. Réponds brièvement, vérifie avant "
               "d'affirmer et passe la main à une personne sur demande.",
        "Assistant Fernway intégré chez un partenaire. Client : {n}, {w}. Utilise les outils pour les commandes et "
        "réservations. N'invente ni montants ni dates."},
};
static_assert(isWellFormed(kPhrasesFr));

const Bank& bankFr()
{
    static const Bank bank{
        .phrases = kPhrasesFr,
        .scenarios = {shopFr(), deskFr()},
        // 0 masculine, 1 feminine; the same before a vowel: 2, 3
        .products = {{{"montre", 1}, {"enceinte", 3}, {"appareil photo", 2}, {"liseuse", 1}, {"tablette", 1},
            {"batterie externe", 1}, {"routeur", 0}, {"drone", 0}, {"chargeur", 0}, {"projecteur", 0}, {"téléphone", 0},
            {"imprimante", 3}}},
        .articles = {{{"le ", "la ", "l'", "l'"}, {"mon ", "ma ", "mon ", "mon "}, {"du ", "de la ", "de l'", "de l'"},
            {"au ", "à la ", "à l'", "à l'"}, {"un ", "une ", "un ", "une "}}},
        .cities = {"Lisbonne", "Vienne", "Prague", "Copenhague", "Munich", "Milan", "Séville", "Lyon", "Kyoto", "Osaka",
            "Chicago", "Boston", "Seattle", "Toronto", "Montréal", "Lima", "Bogota", "Édimbourg", "Zurich", "Valence",
            "Paris", "Hambourg", "Barcelone", "Londres", "Sydney", "São Paulo", "Mexico"},
        .names = {"Camille", "Lucas", "Manon", "Hugo", "Chloé", "Théo", "Inès", "Antoine", "Julie", "Karim", "Sarah",
            "Nicolas", "Léa", "Mathieu", "Amina", "Pierre", "Élodie", "Romain", "Clara", "Maxime", "Nadia", "Louis",
            "Margaux", "Baptiste"},
        .months = {"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
            "novembre", "décembre"},
    };
    return bank;
}

} // namespace turnout::demo
