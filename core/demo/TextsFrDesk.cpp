// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/Banks.h"
#include "demo/TextChecks.h"

// French, devices to warranty. The product: {1} le …, {2} mon …, {3} du …, {4} au …, {5} un ….
namespace turnout::demo {

constexpr std::array<Scenario, 10> kDeskFr{{
    // It does not connect
    {{"{g}Depuis hier, {2} ne se connecte plus au Wi-Fi. [Ça affiche {e}.|Le voyant clignote sans arrêt.] [Le "
      "téléphone, lui, est en ligne.|Tout le reste marche.]",
         "{g}Depuis la mise à jour {v}, {2} [perd la connexion toutes les cinq minutes|ne trouve plus le réseau]. Une "
         "idée ?",
         "{g}J'essaie d'installer {1} et ça reste sur \"connexion\" avec {e}. [{k} essais déjà.|J'ai tout redémarré.]",
         "{g}Pendant des mois, {2} marchait très bien. Depuis la {v}, [ça coupe sans cesse|ça dit juste \"pas de "
         "réseau\"], alors que l'ordinateur à côté va bien."},
        {"On va trouver. Votre réseau est en 2,4 GHz, en 5 GHz, ou les deux sous le même nom ?",
            "Avez-vous changé de box ou de mot de passe récemment ?"},
        {"Les deux sous le même nom, je crois.", "Non, la box est la même qu'avant."},
        {"{e} veut dire : mot de passe accepté, mais la box n'a pas donné d'adresse. C'est typique quand 2,4 et 5 GHz "
         "portent le même nom :\n\n1. Appuyez 10 secondes sur le bouton latéral, jusqu'à la lumière orange.\n2. Dans "
         "la box, [coupez les 5 GHz deux minutes|ouvrez le réseau invité, il n'a que du 2,4 GHz].\n3. Appairez de "
         "nouveau, puis remettez les 5 GHz.\n\nEnsuite, la bonne bande est retenue. [La version {v} est à jour, rien à "
         "installer.|]",
            "J'ai lu le diagnostic : le signal est bon, mais les clés de l'ancien réseau sont encore là, et la {v} ne "
            "les efface plus toute seule. Ouvrez l'appli > {p} > Réseau > Tout oublier, attendez le redémarrage et "
            "ajoutez le réseau de nouveau. Une minute, et vos réglages restent. [Un correctif arrive vers le {T}.|Si "
            "{e} revient, dites-le-moi et nous échangeons.]"},
        {"Assurez-vous que l'appareil est allumé et que le Wi-Fi est disponible. [Vous pouvez aussi redémarrer.|]",
            "{p} n'a pas de Wi-Fi. Il faut utiliser le câble fourni.",
            "Pour appairer un casque Bluetooth, appuyez 5 secondes sur le bouton et choisissez-le dans le menu du "
            "téléphone."},
        {"J'ai redémarré {k} fois. Ça affiche {e}. Que veut dire {e} ?",
            "Ce n'est pas ça, [le Wi-Fi marche,|tout le reste est en ligne,] sauf cet appareil. Que puis-je essayer "
            "d'autre ?"},
        {"Il faudra refaire ça à chaque mise à jour ?", "Où voit-on la qualité du signal ?"},
        {"Non, seulement cette fois. À partir de la prochaine version, les anciens réseaux sont oubliés tout seuls.",
            "Dans l'appli, sous {p} > Réseau. Au-dessus de 60 % c'est bon ; sous 40 %, rapprochez-vous de la box."}},
    // The battery
    {{"{g}La batterie {3} est vide au bout de {k} heures. [Avant, ça tenait des jours.|Et ça n'a que quelques mois.]",
         "{g}Je n'arrive plus à charger {2}. [Le voyant clignote {k} fois en rouge.|Ça s'arrête à 80 %.]",
         "{g}[Depuis le {t}|Depuis peu], je dois charger {2} deux fois par jour. [Pas plus de {k} heures.|Et je m'en "
         "sers à peine.]",
         "{g}Pendant la charge, {2} chauffe beaucoup. C'est [normal|dangereux] ? Et [ça dure une éternité|ça s'arrête "
         "à 80 %]."},
        {"Quel chargeur et quel câble utilisez-vous, ceux de la boîte ?", "C'est venu d'un coup ou peu à peu ?"},
        {"Le chargeur de l'ordinateur et [le câble d'origine|un autre câble].",
            "D'un coup, [avec la mise à jour {v}|vers le {t}]."},
        {"Depuis la {v}, il y a un réglage *Écoute permanente*, actif par défaut, qui prend la moitié de la batterie. "
         "Coupez-le dans Réglages > Énergie, puis chargez une fois à 100 % sans interruption pour que la jauge soit "
         "juste. [Si ça ne tient toujours pas la journée, la cellule est faible et je vous l'échange, c'est sous "
         "garantie.|Demain, tout devrait être normal.]",
            "L'arrêt à 80 % est voulu quand c'est chaud ou que le chargeur fournit moins de 18 W. Essayez avec le "
            "câble d'origine, directement à la prise, pas sur un ordinateur, et sans housse. Jusqu'à 43 °C, c'est "
            "normal. [Si le voyant clignote encore {k} fois, c'est {e} : contact sale, un coton-tige sec suffit.|Si "
            "c'est brûlant, débranchez et écrivez-nous.]"},
        {"Les batteries perdent de la capacité avec le temps. [C'est normal.|Vous pourriez en acheter une autre.]",
            "Chargez l'appareil régulièrement et tenez-le loin de la chaleur. [Autre chose ?|]",
            "{p} n'a pas de batterie. Il faut rester branché."},
        {"Ça a {k} mois, ce n'est pas vieux. [Que puis-je faire ?|Il y a un réglage ?]",
            "Charger, je sais faire. Pourquoi est-ce que ça [chauffe et s'arrête|ne va pas au bout] ?"},
        {"Faut-il la vider complètement de temps en temps ?", "Peut-on laisser branché toute la nuit ?"},
        {"Surtout pas, ça l'use. Entre 20 et 80 %, c'est l'idéal ; une charge complète par mois suffit.",
            "Oui. La charge s'arrête seule et ne reprend que sous 95 %."}},
    // Which one to buy
    {{"{g}Je cherche {5} ou quelque chose du genre, jusqu'à {m}. [C'est pour un voyage de {k} semaines.|Ça doit tenir "
      "en bagage cabine.]",
         "{g}Est-ce que {1} vaut ses {m}, ou [l'ancien modèle suffit|vaut-il mieux attendre le prochain] ?",
         "{g}Que me conseillez-vous ? Je pensais à {5}, quelque chose de [léger|solide]. Je vais [souvent à {d}|à {d} "
         "dans {k} semaines].",
         "{g}Quelle différence entre {p} et l'ancien modèle ? [Les pages produit se ressemblent toutes.|Pas besoin du "
         "dernier cri.]"},
        {"Volontiers. Qu'est-ce qui compte le plus : le poids, la batterie ou le prix ?",
            "Ce sera plutôt en voyage ou à la maison ?"},
        {"[Le poids, je voyage en cabine.|La batterie, je passe des journées sans prise.]",
            "[Surtout en voyage|En déplacement], dans les trains et les hôtels."},
        {"Alors je prendrais **{p}** à {m} : {k}0 g de moins que le précédent, charge en USB-C, résiste à la pluie. En "
         "échange, l'écran est plus petit. [En stock, chez vous le {T}.|Sans charge rapide, le modèle de l'an dernier "
         "coûte {q} de moins et il est tout aussi solide.]",
            "En bref : le nouveau vaut le coup si vous l'utilisez dehors.\n\n- **Prix :** {m} ; le précédent, {q} de "
            "moins\n- **Batterie "
            ":** 1{k} heures au lieu de 9\n- **Éclaboussures :** seulement {p}\n\nPour la maison, l'ancien suffit. En "
            "voyage, je paierais la différence pour la batterie."},
        {"Nous avons beaucoup de superbes produits ! Visitez la boutique et utilisez les filtres.",
            "Pour votre voyage à {d}, je conseille notre assurance. Elle couvre les bagages jusqu'à {m}.",
            "{p} est ce que nous avons de mieux. [Tout le monde adore.|Aucun risque de se tromper.]"},
        {"J'espérais une raison. Que vaut {p} côté [poids et batterie|prix et poids] ?",
            "C'est de la publicité. Lequel des deux prendriez-vous pour {k} semaines en cabine, et pourquoi ?"},
        {"La housse est-elle fournie ?", "Puis-je essayer et renvoyer ?"},
        {"Une simple, oui. La rembourrée coûte {q} de plus et n'a d'intérêt qu'en soute.",
            "Oui, 30 jours, même ouvert. Le port est pour nous."}},
    // Does it fit
    {{"{g}Est-ce que {1} marche à {d} ? [La tension n'est pas la même, je crois.|Quelle prise me faut-il ?]",
         "{g}Peut-on prendre {1} dans l'avion ? [Cabine ou soute ?|La compagnie parle de wattheures.]",
         "{g}[Quel adaptateur me faut-il|Me faut-il un adaptateur] pour charger {2} à {d} ? [Le manuel n'en dit "
         "rien.|Nous partons le {T}.]",
         "{g}La compagnie demande les wattheures de {p}. [J'ai le droit ?|Ça va où ?] Vol pour {d} le {T}."},
        {"Bonne question. Quelle version est installée ?", "C'est pour un voyage ou pour de bon ?"},
        {"La [dernière|nouvelle], {v}.", "Un seul voyage[, {k} jours|]."},
        {"Oui. Le chargeur accepte de 100 à 240 V, à {d} il ne vous faut donc qu'un adaptateur de prise, sans "
         "transformateur. Celui de la boutique à {q} convient, celui de l'aéroport aussi. [Les bandes radio se règlent "
         "seules.|Faites la mise à jour {v} à la maison, le réseau des hôtels est lent.]",
            "En cabine oui, et seulement là : la batterie fait moins de 100 Wh (c'est écrit au dos), toutes les "
            "compagnies l'acceptent sans demande. En soute, les batteries seules sont interdites. [Éteignez et évitez "
            "qu'un bouton soit pressé.|Deux batteries de rechange par personne, c'est permis aussi.]"},
        {"{p} est compatible avec la plupart des appareils. [Consultez le manuel.|]",
            "Oui, ça marche partout. [Même sous l'eau.|Rien d'autre à prévoir.]",
            "Je ne peux pas renseigner sur les règles de voyage. [Demandez aux autorités.|]"},
        {"Ça ne m'aide pas. Je parle des prises à {d}[, j'y suis dès le {T}|]. Adaptateur, oui ou non ?",
            "Le manuel fait {k}4 pages et n'en dit rien. Je veux juste savoir si {p} peut monter dans l'avion."},
        {"Et au retour à {c} ?", "Faut-il l'éteindre au contrôle ?"},
        {"Rien de différent : mêmes règles, et chez vous votre prise habituelle.",
            "Ça va dans le bac comme un ordinateur ; la veille suffit."}},
    // A few days somewhere
    {{"{g}Nous sommes trois jours à {d}, [à la fin du mois|à partir du {T}]. [Deux adultes, un enfant.|Nous aimons "
      "manger et marcher.] Que ne faut-il pas manquer ?",
         "{g}J'arrive à {d} le {T} à {h} et je n'ai que jusqu'au lendemain soir. Vous feriez quoi ?",
         "{g}Première fois à {d}, de vendredi à dimanche. [Je ne mange pas de viande et je déteste les files.|Ma mère, "
         "74 ans, vient aussi.] Des idées ?",
         "{g}Une nuit et un jour à {d}, [rien de touristique|je veux voir la vraie vie]. [Je loge ici : {s}.|Budget "
         "d'environ {m}.]"},
        {"Chouette ! Quel rythme : une grande chose par jour ou tout ce qui tient ?",
            "Volontiers. Où logez-vous, et les transports publics vous vont-ils ?"},
        {"[Tranquille, plutôt s'asseoir quelque part.|Pas trop vite.]", "{s}. Le tram, très bien."},
        {"Un programme calme pour {d} :\n\n**Jour 1** La vieille ville à pied dès 9 h, avant les groupes. Déjeuner au "
         "marché couvert, l'après-midi en bateau ou en funiculaire.\n**Jour 2** Un musée (réservez la première heure), "
         "puis le parc derrière. Dîner dans une petite rue, pas sur la grande place.\n**Jour 3** En train régional à "
         "la campagne, retour pour le dîner.\n\n[Depuis {s}, tout est à 20 minutes.|Comptez {q} par jour pour les "
         "entrées "
         "et les trajets.] [Beaucoup de musées ferment le lundi.|Le soir, il fait frais, prenez une veste.]",
            "Je ferais ainsi :\n\n- **Soir :** de la gare le long de l'eau, dîner là où la carte est courte, puis au "
            "lit.\n- **Matin :** le belvédère au lever du soleil, un café à la boulangerie près du marché.\n- **Midi "
            ":** une seule visite, la cathédrale ou le musée du design ; billets en ligne, environ {q}.\n- "
            "**Après-midi :** le quartier au nord du canal : ateliers, bouquinistes, pas un car de touristes.\n\nIl "
            "reste deux heures pour ne rien faire, le meilleur de {d}."},
        {"{d} est une ville merveilleuse, il y en a pour tous les goûts ! Beaucoup de monuments, de restaurants et de "
         "boutiques. Profitez-en !",
            "Jour 1 : plage et plongée. Jour 2 : ski sur le glacier. Jour 3 : vol retour. [Amusez-vous bien !|{d}, "
            "c'est ça.]",
            "À {c}, je conseille le château, le zoo et la rue commerçante."},
        {"Ça vaut pour n'importe quelle ville. Concrètement : {d}, que feriez-vous chacun des trois jours ?",
            "Avez-vous lu mon message ? Une soirée et un jour à {d}. Encore une fois, avec [du concret|des lieux où je "
            "peux aller]."},
        {"Et s'il pleut ?", "Où dîner le premier soir ?"},
        {"Commencez par le musée et le marché, tous deux à l'abri ; la vieille ville est belle aussi sous la pluie.",
            "Près de l'hôtel, il y a une rue avec cinq petites adresses ; prenez celle sans photos sur la carte, et "
            "avant 20 h."}},
    // How to get there
    {{"{g}Quel est le mieux pour aller de {c} à {d} le {T} ? [Plutôt en train.|Une correspondance au plus.]",
         "{g}Peut-on aller de {c} à {d} sans avion ? [Ça prend combien de temps ?|Départ le {T}.]",
         "{g}Je dois être à {d} le {T}, départ de {c}. [Quelles sont les options ?|Vous prendriez quoi ?]",
         "{g}Nous préférons éviter l'avion : {c} – {d}, aller le {T}, retour le {U}. [Y a-t-il un train correct ?|Ça "
         "se fait ?]"},
        {"Je regarde. À quelle heure faut-il y être au plus tard ?",
            "Pour combien de personnes, et combien de bagages ?"},
        {"[N'importe quand le soir|À temps pour dîner].", "[Deux, avec une valise|Deux, avec des sacs à dos]."},
        {"Le meilleur de {c} à {d} le {T} :\n\n1. **{h}**, une correspondance, {m}, arrivée en début de soirée.\n2. Le "
         "train de nuit, direct, {q} de plus en couchette.\n3. Le premier vol, direct, moins cher mais sans "
         "bagage.\n\nJe prendrais le premier : 50 minutes de correspondance, sur le même quai. [Je peux le bloquer "
         "jusqu'à minuit.|Il reste des places côté fenêtre.]",
            "Oui, et c'est plus beau qu'on ne croit : {c} – {d} avec une correspondance, {m} pour deux. Départ le {T} "
            "à {h}, presque toute la journée. Le second train est celui de la vue, asseyez-vous à gauche. [Les billets "
            "sont remboursables jusqu'à la veille.|Réservez aujourd'hui, les moins chers partent vite.]"},
        {"Il y a des vols et des trains entre beaucoup de villes. [Consultez un portail de voyage.|]",
            "De {d} à {c}, il y a un train le {T} à {h}. Je réserve ?", "De {c} à {d}, il n'y a que l'avion."},
        {"C'est faux : je suis à {c} et je veux aller à {d}, le {T}. Quelles sont les options ?",
            "Non. Une amie l'a fait en train l'an dernier. Regardez encore : {c} – {d}, {T}, avec une heure et un "
            "prix."},
        {"Et si le premier train a du retard ?", "Y a-t-il une réduction pour enfants ?"},
        {"C'est un seul billet : ce jour-là, vous pouvez prendre n'importe quel train suivant sans payer.",
            "Moins de 6 ans gratuit, jusqu'à 14 à moitié prix, s'ils sont sur votre réservation."}},
    // Code: webhooks
    {{"{g}Notre endpoint refuse tous vos webhooks depuis [le {t}|ce matin] avec \"{E}\". Voici la vérification "
      ":\n\n{B}\n\nQu'est-ce qui cloche ?",
         "{g}Comment vérifier la signature de vos webhooks ? La mienne ne correspond jamais :\n\n{B}",
         "{g}Des événements valides ne passent pas notre vérification. [Le secret est bon, renouvelé deux fois.|Ça "
         "marche en sandbox, pas en production.]\n\n{B}",
         "{g}Vous voyez l'erreur ? Chaque envoi finit en \"{E}\" [alors que le secret est bon|depuis la mise en "
         "production].\n\n{B}"},
        {"Quelque chose lit-il le corps avant votre handler, par exemple un middleware JSON ?",
            "Y a-t-il un proxy devant ?"},
        {"Oui, un middleware JSON sur toutes les routes.",
            "[Rien devant, juste l'appli|Un répartiteur, mais il ne fait que terminer TLS]."},
        {"La signature porte sur les **octets bruts** du corps. Votre code analyse le JSON et le sérialise à nouveau : "
         "les espaces et l'ordre changent, ça ne peut jamais correspondre. Prenez les octets tels qu'ils arrivent et "
         "comparez en temps constant :\n\n{C}\n\n[L'horodatage fait partie du texte signé et protège des rejeux ; cinq "
         "minutes, c'est une bonne limite.|En sandbox ça peut passer, car ces événements sont déjà compacts.]",
            "Deux choses : vous signez le JSON resérialisé et non celui envoyé, et une comparaison simple trahit des "
            "durées. Voici ce qui marche :\n\n{C}\n\nEnsuite, envoyez-vous un événement de test dans Développeurs > "
            "Webhooks > Rejouer. [\"{E}\" disparaît aussitôt.|Les événements du jour sont retentés pendant 72 heures, "
            "rien n'est perdu.]"},
        {"Le code me paraît correct. Essayez ceci :\n\n{B}\n\n[Ça devrait marcher.|Dites-moi.]",
            "\"{E}\" veut dire que le secret est faux. [Créez-en un autre.|Renouvelez-le et réessayez.]",
            "Je laisserais tomber la vérification. Elle est facultative."},
        {"C'est le même code que le mien. Le secret est bon, vérifié. Pourquoi la signature ne correspond-elle pas ?",
            "Toujours \"{E}\". Serait-ce [l'encodage|le corps brut] ? Regardez encore le code, s'il vous plaît."},
        {"Où voir les événements en échec ?", "En combien de temps faut-il répondre ?"},
        {"Ici : `GET /v2/webhooks/deliveries?status=failed`, les plus récents d'abord, avec votre réponse.",
            "En 10 secondes. Répondez 200 tout de suite et mettez le travail en file ; après trois délais dépassés, "
            "nous ralentissons."}},
    // Code: rate limits and paging
    {{"{g}Ma synchro meurt avec \"{E}\" après {k} pages de `{F}`. Qu'est-ce que je rate ?\n\n{B}",
         "{g}`{F}` me renvoie \"{E}\" alors que je suis loin des {k}00 requêtes par minute. Code :\n\n{B}",
         "{g}Y a-t-il une manière officielle de parcourir tous les enregistrements de `{F}` ? [J'ai des doublons.|Il "
         "m'en manque toujours.]\n\n{B}",
         "{g}Export de nuit de `{F}` : échec avec \"{E}\", chaque fois à une autre page. [Comment faire correctement "
         "?|À l'aide.]\n\n{B}"},
        {"Le job tourne une fois, ou dans plusieurs workers avec la même clé ?",
            "Quelle offre pour cette clé, et lisez-vous les en-têtes de réponse ?"},
        {"[Quatre|Plusieurs] workers, une clé.", "Pro. Non, je ne regarde que le [statut|corps]."},
        {"Deux problèmes : les numéros de page glissent quand de nouveaux enregistrements arrivent (d'où doublons et "
         "trous), et il n'y a pas de pause sur 429. Prenez le curseur et respectez `Retry-After` :\n\n{C}\n\n[La "
         "limite vaut par clé et non par processus ; les workers se la partagent.|Avec 200 par page, il faut dix fois "
         "moins de requêtes.]",
            "`{F}` répond 429 avec le nombre de secondes dans `Retry-After`. Votre boucle l'ignore et redemande "
            "aussitôt, ce qui prolonge le blocage. Comme ceci, elle va au bout :\n\n{C}\n\nLe curseur vaut 24 heures, "
            "vous pouvez donc [arrêter et reprendre|repartir après un plantage]."},
        {"Essayez avec quelques tentatives de plus :\n\n{B}\n\nÇa règle souvent le problème.",
            "La limite est documentée sur notre site. [Merci de rester en dessous.|]",
            "Installez la dernière version du SDK. [Ça règle la plupart des soucis.|]"},
        {"Je n'utilise pas de SDK, j'appelle `{F}` directement. Comment parcourir les pages sans blocage ?",
            "C'est pire : maintenant \"{E}\" dès la première page. [Que dit l'en-tête ?|Combien de temps attendre ?]"},
        {"Peut-on avoir une limite plus haute ?", "Comment ne prendre que ce qui a changé ?"},
        {"En Enterprise, c'est dix fois plus. Pour un job de nuit, inutile : cette boucle reste très en dessous.",
            "Avec `updated_since=` et l'heure du dernier passage. Les suppressions restent signalées 30 jours."}},
    // Broken
    {{"{g}Le {t}, {2} [s'est arrêté net|a rendu l'âme] et maintenant [plus rien ne s'allume|ça n'affiche que {e}]. "
      "Achat d'il y a {k} mois. C'est couvert par la garantie ?",
         "{g}Sur {2}, il n'y a plus que {e}. Ça a plus de deux ans. [Une réparation vaut-elle le coup ?|Combien "
         "coûterait une réparation ?]",
         "{g}Commande {o} : au bout de {k} mois, [le connecteur bouge|un bouton ne répond plus]. [Aucune chute.|Que "
         "faire ?]",
         "{g}Plus de deux ans après l'achat, {2} affiche {e} [à chaque démarrage|et rien d'autre]. Ça se répare ?"},
        {"J'en suis désolé. Y a-t-il un choc visible ou des traces d'eau ?",
            "Je vérifie. Avez-vous le numéro de série ? Il est au dos, sous le logo."},
        {"Ni eau ni choc.", "FW{x}, je crois."},
        {"C'est couvert : vous en êtes au mois {k} et la garantie est de 24. J'ai ouvert la réparation {z}. {y} "
         "apporte un carton vide le {T} et emporte l'appareil ; retour sous 10 jours, ou un neuf si la pièce manque. "
         "[Retirez d'abord votre compte de l'appareil.|Vous ne payez rien, pas même le port.]",
            "La garantie a pris fin le {t}, la gratuité n'est donc plus possible. Mais {e} est un défaut connu de "
            "cette série et nous le réparons au forfait de {q}, avec un an de garantie en plus. [J'ouvre le dossier "
            "?|Je vous garde ce prix jusqu'au {T} sous {z}.] Un neuf coûterait {m}."},
        {"Les dommages causés par l'utilisateur ne sont pas couverts. [Merci d'en prendre soin.|]",
            "Les informations sur la garantie sont dans le livret de la boîte.",
            "Oui, tout est garanti à vie. [Jetez l'ancien.|]"},
        {"Je n'ai rien cassé. Du jour au lendemain, plus rien. Regardez {o}, s'il vous plaît.",
            "Ce n'était pas ma question. Combien pour réparer {e}, et comment l'envoyer ?"},
        {"Et mes données ?", "Un appareil de prêt ?"},
        {"Sauvegardez-les si c'est encore possible : l'atelier réinitialise. Personne ne regarde ce qu'il y a dessus.",
            "Pour les clients Pro, oui : il arrive dans le même carton et vous le rendez ensuite."}},
    // What became of the repair
    {{"{g}Depuis le {t}, {2} est en réparation, numéro {z}. [Des nouvelles ?|On m'avait dit 10 jours.]",
         "{g}Vous demandez {m} pour la réparation {z} ? [C'est sous garantie !|Déjà réparé une fois, et de nouveau "
         "{e}.]",
         "{g}Que devient {z} ? [Rien depuis le {t}.|Envoi le {t}, et depuis, silence.]",
         "{g}Réparation {z} : retour avec {e}, comme avant, plus une facture de {m}. [Sérieusement ?|Expliquez-moi.]"},
        {"Je regarde. L'atelier vous a-t-il écrit ces jours-ci ?", "J'ai le dossier. Le câble était-il dans l'envoi ?"},
        {"[Rien qui l'explique|Juste un mail avec le numéro {z}].", "Seulement l'appareil, sans câble."},
        {"La réparation {z} attend une pièce depuis {k} jours, et elle n'arrivera pas avant le {U}. C'est trop long, "
         "je l'ai donc changée en échange : un appareil neuf part aujourd'hui et arrive le {T} avec {y}. [L'ancien "
         "reste ici.|La garantie repart de zéro.] Désolé que vous ayez dû demander.",
            "J'ai lu le rapport de l'atelier. Ils ont changé la batterie, mais {e} vient de la carte : le devis de {m} "
            "était une erreur, c'est sous garantie. La facture est annulée et l'appareil repasse en priorité ; ce sera "
            "fini le {T} au plus tard. [Un mail part à {w} dès l'envoi.|À la troisième panne, vous en recevez un "
            "neuf.]"},
        {"Votre réparation {z} est en cours. [Merci de votre patience.|]",
            "Je ne trouve aucune réparation. Voulez-vous en acheter un neuf pour {m} ?",
            "Les réparations prennent jusqu'à 10 jours ouvrés. [Merci d'attendre.|]"},
        {"\"En cours\", je le vois moi-même, depuis le {t}. [Qu'est-ce qui bloque|Que fait-on exactement] ?",
            "Le numéro est {z}, il est dans votre propre mail, avec les {m} à payer. Regardez encore."},
        {"Vous m'appelez au départ ?", "Faut-il que je sois là ?"},
        {"Appeler, non, mais j'ai activé un SMS pour {z}.",
            "Quelqu'un doit signer. Un voisin suffit, ou un point relais dans le message."}},
}};

static_assert(isWellFormed(kDeskFr));

std::span<const Scenario, 10> deskFr()
{
    return kDeskFr;
}

} // namespace turnout::demo
