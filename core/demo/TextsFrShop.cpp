// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/Banks.h"
#include "demo/TextChecks.h"

// French, orders to accounts. The product: {1} le …, {2} mon …, {3} du …, {4} au …, {5} un ….
namespace turnout::demo {

constexpr std::array<Scenario, 10> kShopFr{{
    // A parcel is late
    {{"{g}Ma commande {o} devait arriver [le {t}|il y a des jours] et je n'ai aucune nouvelle. [Où est-elle ?|Vous "
      "pouvez vérifier ?]",
         "{g}Pouvez-vous me dire où en est la commande {o} ? Le suivi [ne bouge plus|affiche la même chose] depuis le "
         "{t}.",
         "{g}[J'attends toujours|J'attends encore] {2}, commande {o}. [Je pars à {d} le {U} et j'en ai besoin "
         "avant.|Ça arrive quand ?]",
         "{g}Le colis {x} est bloqué depuis {k} jours. [Il est perdu ?|Que faire ?]"},
        {"Je regarde volontiers. L'adresse de livraison est-elle celle du compte, ou aviez-vous choisi un point relais "
         "?",
            "Je vois la commande. Elle va dans quelle ville ? Il me le faut avant de pouvoir vous montrer les données "
            "du transporteur."},
        {"Celle [du compte|de la maison], [rien n'a changé|comme d'habitude].",
            "{c}[, la même adresse que d'habitude|, au bureau]."},
        {"La commande {o} est en route : {y} l'a depuis le {t}, mais elle est restée {k} jours au centre de tri. Elle "
         "avance de nouveau, et la nouvelle date de livraison est le **{T}**. Le numéro de suivi est {x}. [Je vous ai "
         "remboursé les {q} de la livraison express, qui ne l'était manifestement pas.|Si elle n'est pas là le soir du "
         "{T}, écrivez-moi ici et je renvoie un colis sans attendre le transporteur.]",
            "Je l'ai. Le colis est parti de notre entrepôt avec un jour de retard, {y} l'a pris en charge (suivi {x}). "
            "La livraison est prévue le {T}, [avant {h}|dans l'après-midi]. [J'ai activé les SMS|Vous recevrez un "
            "message la veille], vous pourrez donc encore indiquer un voisin ou un point relais."},
        {"Votre commande {o} a été livrée le {t}. [Merci de demander à vos voisins.|Puis-je vous aider pour autre "
         "chose ?]",
            "Les commandes arrivent en général sous {k} à 7 jours ouvrés. Merci [de patienter encore|de tenir compte "
            "des jours fériés] et de consulter la page de suivi.",
            "Vous pouvez suivre toute commande dans Compte > Commandes. [L'état y est toujours à jour.|Il suffit de "
            "saisir le numéro.]"},
        {"[Elle n'a pas été livrée.|Rien n'est arrivé ici.] Commande {o}, colis {x} : le dernier scan date du {t}. Où "
         "est le colis [maintenant|en ce moment] ?",
            "Le suivi, je l'ai déjà regardé, c'est pour ça que je vous écris. Merci de [vérifier de votre "
            "côté|regarder dans votre système] et de me donner une date."},
        {"Peut-on l'envoyer en point relais ? Je ne serai pas là le {T}.", "Et si le {T} il n'y a toujours rien ?"},
        {"Oui. Je l'ai redirigé vers le relais {y} le plus proche ; il y reste sept jours à partir du {T}. Prenez une "
         "pièce d'identité et le numéro {x}.",
            "Alors nous le considérons comme perdu, et vous choisissez : un nouvel envoi express à nos frais, ou les "
            "{m} sur la carte finissant par {l}. Vous n'avez rien à prouver."}},
    // Delivered, says the carrier
    {{"{g}D'après {y}, la commande {o} a été livrée le {t} à {h}. [Je n'ai pas bougé de la maison et personne n'a "
      "sonné.|Il n'y avait rien devant la porte.]",
         "{g}La commande {o} est indiquée comme livrée, mais je ne l'ai jamais eue. [Personne ne l'a dans "
         "l'immeuble.|Il y en a pour {m} !]",
         "{g}On me dit que {2} a quitté le livreur le {t}, \"remis au destinataire\". Le destinataire, c'est moi, et "
         "[ce jour-là j'étais à {d}|on ne m'a rien remis].",
         "{g}Vous auriez livré {o} le {t} à {h}. [À qui ?|Où ?] Ici, il n'y a rien."},
        {"C'est embêtant, je suis désolé. Avez-vous demandé aux voisins, et y a-t-il un endroit où {y} dépose parfois "
         "les colis ?",
            "Avant d'ouvrir une enquête : qui d'autre chez vous aurait pu le prendre ?"},
        {"J'ai demandé à tout le monde, [rien|personne ne sait]. Et il n'y a pas d'endroit comme ça.",
            "[Je vis sans personne d'autre, donc personne|Personne, nous étions tous au travail]."},
        {"J'ai ouvert une enquête auprès de {y} pour le colis {x} (dossier {z}). Le point de livraison se trouve à "
         "environ {k}00 mètres de chez vous : cela ressemble à une mauvaise porte. Ils ont jusqu'au {T} pour répondre, "
         "mais vous n'avez pas à attendre : [un nouveau colis est déjà parti, il arrive le {T}|je renvoie un colis "
         "aujourd'hui ou je rembourse {m}, comme vous voulez].",
            "Merci, cela me suffit. La signature sur la preuve de livraison n'est pas votre nom ; je l'ai donc "
            "déclarée comme erreur de livraison sous {z} et [préparé un nouvel envoi|lancé un second envoi]. Il part "
            "aujourd'hui, arrive le {T} et ne sera remis que contre signature. Si le premier colis réapparaît, "
            "refusez-le simplement."},
        {"Selon {y}, le colis a été livré, la commande est donc close. [Je ne peux malheureusement rien faire de "
         "plus.|Vous pouvez évaluer la livraison.]",
            "Merci de vous adresser directement à {y} avec le numéro {x}. [La livraison relève du transporteur.|On "
            "vous y aidera.]",
            "Bonne nouvelle ! Votre commande {o} a été livrée le {t}. Profitez-en bien !"},
        {"Vous me lisez ce que dit le suivi. Et le suivi [se trompe|a tort] : je n'ai pas le colis de la commande {o}.",
            "{y} me renvoie au vendeur et le vendeur me renvoie à {y}. C'est à vous que j'ai acheté. Ouvrez une "
            "enquête ou renvoyez un colis, s'il vous plaît."},
        {"Combien de temps dure une enquête ?", "Le nouveau peut-il aller à mon bureau ?"},
        {"En général {k} jours ouvrés, au plus tard le {T}. Vous aurez un mail à {w} dans tous les cas, et le nouvel "
         "envoi n'en dépend pas.",
            "Bien sûr. J'ai mis votre deuxième adresse pour cet envoi seulement ; celle du compte ne change pas."}},
    // Sending something back
    {{"{g}Je voudrais renvoyer {1} de la commande {o}. [Ce n'est pas ce que j'attendais.|Ça ne rentre pas dans mon "
      "sac.|On m'a offert le même modèle.]",
         "{g}Comment renvoyer {1} ? Achat du {t}, [ouvert mais pas utilisé|essayé une seule fois].",
         "{g}[Je souhaite|Je veux] renvoyer la commande {o}. [Faut-il le carton d'origine ?|Qui paie le port ?]",
         "{g}Ce n'est pas la bonne couleur, commande {o}. [Je voudrais être remboursé|Je préfère rendre plutôt "
         "qu'échanger]."},
        {"Pas de problème. Tout est-il complet, câble et housse compris, et y a-t-il un dommage à noter ?",
            "Volontiers. Vous déposez le colis, ou {y} vient le chercher ?"},
        {"Tout y est, [pas une rayure|comme neuf].", "Je le dépose, [c'est très bien|pas de souci]."},
        {"C'est fait : le retour {z} est enregistré et l'étiquette est dans votre boîte {w}. Déposez le colis dans un "
         "relais {y} avant le {T} ; le port est pour nous. Les {m} reviennent sur la carte finissant par {l} sous {k} "
         "jours ouvrés après réception. [N'importe quel carton convient.|Pas d'imprimante ? Montrez le code du mail au "
         "comptoir.]",
            "Vous êtes dans les 30 jours, donc c'est simple. J'ai créé le retour {z} ; l'étiquette arrive à {w} dans "
            "une minute et tous les relais {y} prennent le colis. Les {m} repartent par le même moyen de paiement, en "
            "général {k} jours après réception. Comme vous rendez toute la commande, les frais de port sont compris."},
        {"Les articles peuvent être retournés sous 14 jours, non ouverts et dans leur emballage. Le vôtre étant "
         "ouvert, un retour [n'est pas possible|est exclu].",
            "Pour renvoyer un produit, rendez-vous sur notre site et suivez les instructions. [Autre chose ?|Elles "
            "sont faciles à trouver.]",
            "J'ai annulé votre commande {o}. Elle ne sera pas expédiée."},
        {"Votre site dit 30 jours, même ouvert. Il me faut juste une étiquette pour la commande {o}.",
            "[Ce n'est pas ma question.|Non.] Je l'ai ici et je veux le renvoyer. Pouvez-vous me faire une étiquette "
            "?"},
        {"Puis-je échanger contre une autre couleur ?", "J'ai jeté le carton. C'est grave ?"},
        {"Oui. J'en ai mis un noir de côté ; il part dès que {y} scanne le retour, vous ne payez donc pas deux fois.",
            "Pas du tout. Un carton solide suffit ; protégez bien et collez l'étiquette à l'extérieur."}},
    // The refund does not come
    {{"{g}J'ai renvoyé la commande {o} le {t} et je n'ai toujours pas mes {m}. [Pourquoi est-ce si long ?|C'est pour "
      "quand ?]",
         "{g}Où en est mon remboursement ? D'après {y}, vous avez le colis depuis le {t}. [J'attends toujours.|Ça "
         "prend combien de temps ?]",
         "{g}Remboursement du retour {z} : ma banque [ne voit rien|ne trouve rien]. Cela devrait faire {m}.",
         "{g}Vous m'aviez promis {m} pour la commande {o}. [C'était le {t}.|Depuis, plus rien.]"},
        {"Je cherche. Aviez-vous payé par carte ou avec un bon ?",
            "Je peux regarder. C'était toute la commande ou une partie ?"},
        {"Par carte, celle qui finit par {l}.", "Toute la commande[, dans un seul colis|]."},
        {"Je vois : le colis a été scanné le {t}, mais le remboursement était bloqué parce que le numéro de série "
         "avait été mal saisi. C'est corrigé et je viens de libérer **{m}** vers la carte finissant par {l}. Les "
         "banques mettent 2 à {k} jours ouvrés, comptez sur le {T}. [Référence pour votre banque : {z}.|Désolé que "
         "personne ne vous l'ait dit.]",
            "Les {m} ont quitté notre compte le {t} avec la référence {z}, mais vers votre ancienne carte, que la "
            "banque a remplacée. Les banques transmettent ces paiements, en général avant le {T}. S'il n'y a rien "
            "d'ici là, envoyez-moi un relevé et [je fais rechercher le paiement|je le fais revenir et je le renvoie]."},
        {"Votre remboursement a été traité. [Comptez 5 à 10 jours ouvrés.|Vous devriez déjà l'avoir.]",
            "Je vois que votre commande {o} est en préparation. Vous recevrez un mail à l'expédition.",
            "Pour un remboursement, renvoyez-nous d'abord l'article. [Voulez-vous une étiquette ?|Nous le vérifierons "
            "ensuite.]"},
        {"C'est renvoyé depuis des semaines et vous avez confirmé la réception. Quelle est la date et la référence du "
         "paiement de {m} ?",
            "Ça [ne m'aide pas|on me l'a déjà dit la semaine dernière]. Retour {z}, commande {o}, {m} : payé ou pas ?"},
        {"Pourquoi personne ne m'a prévenu ?", "Un bon d'achat serait-il plus rapide ?"},
        {"Parce que le lien pour répondre manquait dans le mail ; c'est notre erreur. Je l'ai signalée avec {z} comme "
         "exemple.",
            "Oui, il serait immédiat et j'ajouterais {q} pour le dérangement. Mais le virement est parti, j'attendrais "
            "simplement."}},
    // Another date
    {{"{g}Je dois déplacer ma réservation {b} ({s}, {d}) au {T}. [C'est possible ?|Combien ça coûte ?]",
         "{g}Pouvez-vous changer mon vol {c} – {d} ? Réservation {b}, je voudrais partir le {T}[ au lieu du {U}|].",
         "{g}[J'ai un empêchement|Mes plans ont changé] : mon séjour à l'établissement {s} peut-il commencer le {T} ? "
         "Réservation {b}, [deux personnes|une personne].",
         "{g}Il faut que je prenne l'avion le {T} et pas le {U}. [{c} – {d}, réservation|Réservation] {b}. [Ça "
         "coûterait combien ?|]"},
        {"Je m'en occupe. La durée reste-t-elle la même ?",
            "Je regarde. L'horaire est-il libre, ou faut-il être là le matin ?"},
        {"[Le reste ne change pas.|Même durée, s'il vous plaît.]",
            "Le matin, ce serait mieux, mais l'après-midi me va aussi."},
        {"C'est fait. {s} à {d} a la même chambre pour les nouvelles dates, du {T} au {U}, au prix déjà payé. Rien à "
         "ajouter, et l'annulation reste gratuite jusqu'à deux jours avant. [La réservation {b} est à jour dans "
         "l'appli.|Le petit-déjeuner est toujours compris.]",
            "Votre réservation {b} est déplacée au **{T}**, départ de {c} à {h}. Le tarif a un peu augmenté : {q} en "
            "tout, débités de la carte finissant par {l}, sans frais de modification. La nouvelle confirmation part à "
            "{w}. [Sièges et bagages ont suivi.|Vous gardez votre place côté hublot.]"},
        {"J'ai annulé votre réservation {b} comme demandé. Les frais sont de {m}.",
            "Les modifications se font dans Mes voyages. [Choisissez la réservation et suivez les étapes.|Tous les "
            "tarifs ne sont pas modifiables.]",
            "Votre réservation {b} du {U} est confirmée. Bon voyage à {d} !"},
        {"Non, je ne veux pas annuler, je veux déplacer au {T}. Regardez où en est {b}, s'il vous plaît.",
            "Ici, c'est toujours le {U}. Il me faut {b} pour le {T}. Pouvez-vous changer la date, oui ou non ?"},
        {"L'ancienne confirmation est-elle encore valable ?", "Et si ça change encore ?"},
        {"Non, seulement la nouvelle. Le code {b} reste le même, rien ne change dans l'appli.",
            "C'est possible encore une fois sans frais jusqu'à 24 heures avant ; seule une différence de prix serait "
            "due."}},
    // Cancelling
    {{"{g}Je dois annuler {b}, le voyage à {d} du {T}. [Combien me rendez-vous ?|J'ai la grippe et je ne peux pas "
      "partir.]",
         "{g}Je n'ai plus besoin de la chambre, {s}, réservation {b}, arrivée le {T}. Ça me coûte combien ?",
         "{g}[Merci d'annuler|Je voudrais annuler] la réservation {b}. [Que me rendez-vous ?|Mes plans ont changé.]",
         "{g}Nous ne pouvons pas venir à {d}. Annulez l'hôtel, s'il vous plaît, {b}. [Y a-t-il des frais ?|L'arrivée "
         "était le {T}.]"},
        {"J'en suis désolé. J'annule tout de suite, ou une autre date vous irait-elle ?",
            "Est-ce pour toutes les personnes ou une seule ?"},
        {"Annulez[, s'il vous plaît|], une autre date n'ira pas.", "Pour tout le monde."},
        {"La réservation {b} est annulée. Vous étiez encore dans le délai gratuit : les **{m}** reviennent en entier "
         "sur la carte finissant par {l}, au plus tard le {U}. L'hôtel et le transfert sont annulés aussi ; la "
         "confirmation est à {w}. [J'espère que tout s'arrangera.|Bon courage !]",
            "C'est annulé. Il restait plus de deux jours, {s} ne garde donc que {q} et vous récupérez le reste des {m} "
            "; plus tard, c'était toute la première nuit. L'argent arrive sous {k} jours ouvrés sur la carte finissant "
            "par {l}. [La confirmation avec les deux montants part à {w}.|Dans l'appli, c'est sous {b}.]"},
        {"Votre tarif n'est pas remboursable. [Il n'y a rien à rendre.|C'est définitif, je regrette.]",
            "Les voyages s'annulent dans l'appli. [Ouvrez le voyage et choisissez Annuler.|Je ne peux pas dire combien "
            "cela coûte.]",
            "J'ai déplacé votre réservation {b} au {U}. À bientôt à {d} !"},
        {"Ma confirmation dit : annulation gratuite jusqu'à deux jours avant l'arrivée. Revérifiez {b}, s'il vous "
         "plaît.",
            "J'ai demandé [d'annuler|une annulation], pas ça. {b} : c'est annulé, et combien me rendez-vous ?"},
        {"Puis-je avoir un justificatif pour l'assurance ?", "Quelqu'un d'autre aurait-il pu partir ?"},
        {"Bien sûr. Le justificatif avec date et montants est à {w} ; les assurances l'acceptent tel quel.",
            "Pour une chambre oui, le nom importe peu. Pour un vol, changer le nom coûte souvent plus que ce qu'on y "
            "gagne."}},
    // Charged twice
    {{"{g}Vous m'avez débité {m} deux fois[, le {t}| pour {o}]. Merci de [m'en rendre un|corriger ça].",
         "{g}Il y a deux débits de {m} sur ma carte finissant par {l}, tous deux du {t}. Je n'ai passé qu'une "
         "commande.",
         "{g}Sur mon relevé du {t}, je vois [deux fois|en double] {m}. [Il y en a un de trop.|À quoi correspond le "
         "second ?]",
         "{g}J'ai payé {o} une fois, on me l'a facturée deux fois, {m} à chaque fois. Carte finissant par {l}."},
        {"Je vérifie. Les deux sont-ils passés, ou l'un est-il en attente ?",
            "Je regarde. Y a-t-il eu un message d'erreur au paiement ?"},
        {"Je ne sais pas, l'appli [affiche les deux|montre juste la liste].",
            "Oui, [une page blanche|un délai dépassé], alors j'ai recliqué."},
        {"Vous avez raison : le premier essai du {t} a échoué chez nous et a tout de même été débité, puis vous avez "
         "payé de nouveau. J'ai remboursé les seconds **{m}** sur la carte finissant par {l}, référence {z} ; ils y "
         "seront avant le {T}. [La commande {o} n'est pas touchée.|Désolé pour la frayeur.]",
            "J'ai vérifié les deux. L'un est votre commande {o} ; l'autre est la réserve que votre banque a posée lors "
            "de l'essai raté. Elle n'a jamais été encaissée et disparaît toute seule, au plus tard le {T}. [Sinon, "
            "donnez à votre banque le numéro {z}.|J'ai demandé qu'elle soit levée aujourd'hui.] Vous n'avez donc payé "
            "les {m} qu'une fois."},
        {"Je vois un paiement de {m}. Tout est en ordre sur votre compte. [Autre chose ?|]",
            "Les prix peuvent changer. Consultez nos conditions.",
            "J'ai remboursé {m} pour {o} et annulé la commande. Elle ne sera pas livrée."},
        {"Il y en a deux, j'ai le relevé sous les yeux : {t}, {m}, et encore {t}, {m}. [Regardez bien.|Même carte, "
         "finissant par {l}.]",
            "Je n'ai pas besoin d'explications, je veux savoir ce que deviennent les autres {m}. Que vous faut-il ?"},
        {"Vais-je payer des intérêts ?", "Vous me le confirmez par écrit ?"},
        {"Pas chez nous. Si votre banque facture quelque chose, envoyez-moi la ligne, nous la payons.",
            "C'est en route vers {w} : les deux paiements et la référence {z}."}},
    // An invoice with a company's name
    {{"{g}Il me faut une facture pour {o} au nom de ma société, avec le numéro de TVA. [La compta m'a renvoyé la "
      "mienne.|Celle que j'ai est à mon nom.]",
         "{g}Pouvez-vous me [renvoyer|envoyer à nouveau] la facture {i} ? [Je ne la trouve plus.|Le lien du mail ne "
         "marche plus.]",
         "{g}La compta veut {i} au nom de la société et pas au mien, avec le numéro de TVA. [Tout est dans mon "
         "profil.|C'est possible ?]",
         "{g}Il me manque la facture de {o} du {t}. [Le téléchargement plante.|Rien dans mes mails.]"},
        {"Volontiers. Je l'envoie à {w} ou à une autre adresse du compte ?",
            "Je m'en occupe. Un PDF suffit, ou la faut-il sur papier ?"},
        {"À {w}, c'est parfait.", "Un PDF [suffit|ira très bien]."},
        {"J'ai réémis {i} avec le nom, l'adresse et le numéro de TVA de votre société ; le PDF part à {w}. L'ancienne "
         "est annulée par un avoir, la compta reçoit donc les deux. [Les prochaines auront tout de suite cette "
         "forme.|Elle est aussi dans Paiement > Documents.] Le montant ne change pas : {m}.",
            "Voici : la facture {i} de {m}, du {t}, est dans votre boîte {w}. Les liens des anciens mails expirent "
            "après 30 jours, d'où l'erreur. [Dans Paiement > Documents, tout reste accessible sans limite.|Si elle "
            "n'est pas là dans dix minutes, cherchez l'expéditeur factures@fernway.example.]"},
        {"Les factures sont envoyées automatiquement après chaque commande. [Regardez dans les indésirables.|]",
            "Le total de la commande {o} est de {m}. [Toutes taxes comprises.|Le paiement s'est fait par carte.]",
            "Je ne peux rien faire pour les factures. C'est le système qui les crée."},
        {"La facture, je l'ai. Le nom est faux. Il me faut {i} avec la société et le numéro de TVA.",
            "Il n'y a pas de mail et le lien ne marche pas, c'est pour ça que j'écris. Pouvez-vous m'envoyer {i} ?"},
        {"Pouvez-vous en envoyer une copie à notre compta ?", "C'est pareil pour l'abonnement ?"},
        {"Ajoutez son adresse dans Paiement > Destinataires, elle les recevra toutes. Je ne peux rien envoyer à une "
         "adresse qui n'est pas dans le compte.",
            "Oui, la prochaine, du {T}, aura la même forme et sera au même endroit."}},
    // Locked out
    {{"{g}Nouveau téléphone, et l'appli de codes est vide. Comment revenir dans mon compte ?",
         "{g}Je n'arrive pas à changer le mot de passe : le lien est toujours expiré. [J'ai essayé {k} fois.|]",
         "{g}Mon ancien téléphone est [cassé|perdu], et la connexion demande un code qui s'y trouve. [Mon adresse : "
         "{w}.|Je pars le {T} et tous mes billets sont là-dedans !]",
         "{g}Impossible de me connecter depuis le {t}. Je demande un mot de passe, le mail arrive, et le lien n'est "
         "\"plus valable\". [Adresse : {w}.|Il me faut mes billets pour le {T} !]"},
        {"On va y arriver. Avez-vous un code de secours ou accès à {w} ?",
            "Je vous aide. Que voyez-vous exactement après le mot de passe ?"},
        {"Les mails, oui. Des codes, non.", "\"{e} : session non vérifiée\"."},
        {"J'ai vérifié que c'est bien vous et désactivé l'ancienne appli. Un lien à usage unique part vers {w} ; il "
         "vaut 30 minutes et dans un seul navigateur, ouvrez-le donc sur l'appareil que vous voulez utiliser. Ensuite, "
         "ajoutez le nouveau téléphone dans Sécurité. [Vos billets du {T} n'ont pas bougé.|Toutes les anciennes "
         "sessions sont fermées.]",
            "La raison est simple : chaque demande annule le lien précédent, seul le dernier mail fonctionne. J'ai "
            "levé le blocage des {k} essais. Attendez deux minutes, demandez **un** nouveau lien et ouvrez le mail le "
            "plus récent à {w}. Je vois ici qu'il est parti à {h}."},
        {"Utilisez \"Mot de passe oublié\" sur la page de connexion. [Vous recevrez un mail.|]",
            "Pour des raisons de sécurité, je ne peux pas aider pour les comptes. [Connectez-vous et écrivez-nous de "
            "là.|]",
            "J'ai supprimé le compte {w} comme demandé. [Nous regrettons votre départ.|]"},
        {"Ça n'aide pas, on me redemande le code de l'ancien téléphone. [Vous ne pouvez pas le désactiver ?|Et il "
         "n'existe plus.]",
            "Je l'ai fait {k} fois. Le lien est toujours expiré. Quelqu'un peut-il regarder mon compte, s'il vous "
            "plaît ?"},
        {"Comment éviter ça la prochaine fois ?", "Quelqu'un d'autre a-t-il essayé de se connecter ?"},
        {"Imprimez les codes de secours dans Sécurité ou ajoutez un second appareil. L'un des deux suffit.",
            "Non. Depuis le {t}, tous les essais viennent de {c}, comme d'habitude, et du même type d'appareil."}},
    // A new address for the account
    {{"{g}Je voudrais changer l'adresse mail de mon compte. [L'actuelle vient de mon ancien travail.|Je n'y aurai "
      "bientôt plus accès.]",
         "{g}Mon nom est mal écrit dans le compte, et donc sur le billet {b}. Pouvez-vous mettre {n} ?",
         "{g}[J'ai une nouvelle adresse mail|Mon fournisseur ferme]. Où la changer sans perdre mes commandes ?",
         "{g}J'ai réservé {b} avec une faute dans mon prénom, c'est {n}. [Ça se corrige ?|On me laissera monter ?]"},
        {"Volontiers. Pouvez-vous encore lire les mails de l'adresse du compte ?",
            "On le fait ensemble. La session est-elle ouverte ?"},
        {"Oui, [encore une semaine|encore].", "Oui, [sur l'ordinateur|sur le téléphone]."},
        {"Voici comment : Compte > Profil > E-mail, saisissez la nouvelle adresse et confirmez le code que nous y "
         "envoyons. L'ancienne reçoit un avis qui permet d'annuler pendant sept jours. Commandes, réservations et "
         "points restent où ils sont. [C'est déjà lancé, le code est en route.|Ça prend deux minutes.]",
            "Le nom du profil est corrigé : il indique {n}. Sur le billet {b}, corriger jusqu'à trois lettres est "
            "gratuit et c'est fait aussi ; la nouvelle confirmation part à {w}. [Vérifiez qu'elle correspond à votre "
            "pièce d'identité.|Points et commandes n'ont pas bougé.]"},
        {"Vos notifications se règlent dans Compte > Messages. [Vous pouvez y arrêter la newsletter.|]",
            "Les données personnelles ne peuvent pas être modifiées. Créez un nouveau compte. [Commandes et billets "
            "restent dans l'ancien.|]"},
        {"Je ne parle pas de la newsletter, mais de l'adresse [avec laquelle je me connecte|du compte lui-même].",
            "C'est mon nom sur {b}. Il doit correspondre à ma pièce d'identité et ce n'est pas le cas. Mettez {n}, "
            "s'il vous plaît."},
        {"Est-ce que je perds mes points ?", "Je reçois une confirmation ?"},
        {"Non, ils appartiennent au compte, quoi que dise le profil. Vous en avez {k}40.",
            "Oui, un mail avec l'ancienne et la nouvelle mention est en route."}},
}};

static_assert(isWellFormed(kShopFr));

std::span<const Scenario, 10> shopFr()
{
    return kShopFr;
}

} // namespace turnout::demo
