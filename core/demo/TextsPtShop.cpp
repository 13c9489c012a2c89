// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/Banks.h"
#include "demo/TextChecks.h"

// Portuguese, orders to accounts. The product: {1} o …, {2} meu …, {3} do …, {4} ao …, {5} um ….
namespace turnout::demo {

constexpr std::array<Scenario, 10> kShopPt{{
    // A parcel is late
    {{"{g}Meu pedido {o} era para chegar [em {t}|há dias] e nada até agora. [Onde ele está?|Podem verificar?]",
         "{g}Podem me dizer onde está o pedido {o}? O rastreio [não anda|mostra a mesma coisa] desde {t}.",
         "{g}[Ainda estou esperando|Continuo esperando] {2}, pedido {o}. [Viajo para {d} em {U} e preciso antes "
         "disso.|Quando chega?]",
         "{g}O envio {x} está parado há {k} dias. [Extraviou?|E agora?]"},
        {"Vou verificar. O endereço de entrega é o da sua conta, ou você escolheu um ponto de retirada?",
            "Estou vendo o pedido. Ele vai para qual cidade? Preciso disso antes de mostrar os dados da "
            "transportadora."},
        {"O de [casa|sempre], [não mudou|nada mudou].", "{c}[, o mesmo endereço de sempre|, no escritório]."},
        {"O pedido {o} está a caminho: está com a {y} desde {t}, mas ficou {k} dias parado no centro de distribuição. "
         "Já voltou a andar, e a nova data de entrega é **{T}**. O código de rastreio é {x}. [Devolvi os {q} da "
         "entrega expressa, que de expressa não teve nada.|Se não chegar até a noite de {T}, me escreva aqui e eu "
         "envio outro sem esperar a transportadora.]",
            "Achei. O pacote saiu do nosso estoque com um dia de atraso e está com a {y} (rastreio {x}). A entrega "
            "está prevista para {T}, [antes das {h}|à tarde]. [Ativei os avisos por SMS|Você recebe uma mensagem na "
            "véspera], então ainda dá para indicar um vizinho ou um ponto de retirada."},
        {"Seu pedido {o} foi entregue em {t}. [Por favor, pergunte aos vizinhos.|Posso ajudar em algo mais?]",
            "Os pedidos costumam chegar em {k} a 7 dias úteis. Por favor, [aguarde mais um pouco|considere os "
            "feriados] e consulte a página de rastreio.",
            "Você pode acompanhar qualquer pedido em Conta > Pedidos. [Lá está sempre o status atual.|É só digitar o "
            "número.]"},
        {"[Não foi entregue.|Não chegou nada aqui.] Pedido {o}, envio {x}: a última movimentação é de {t}. Onde está o "
         "pacote [agora|neste momento]?",
            "O rastreio eu já olhei, por isso estou perguntando. Por favor, [verifique aí|olhe no seu sistema] e me dê "
            "uma data."},
        {"Dá para mandar a um ponto de retirada? Em {T} não estarei em casa.", "E se em {T} não chegar?"},
        {"Sim. Redirecionei para o ponto da {y} mais perto do seu endereço; fica guardado sete dias a partir de {T}. "
         "Leve um documento e o número {x}.",
            "Aí consideramos perdido e você escolhe: outro envio expresso por nossa conta ou os {m} de volta no cartão "
            "final {l}. Não precisa provar nada."}},
    // Delivered, says the carrier
    {{"{g}A {y} diz que o pedido {o} foi entregue em {t} às {h}. [Fiquei em casa o dia todo e ninguém tocou.|Não havia "
      "nada na porta.]",
         "{g}O pedido {o} consta como entregue, mas nunca recebi. [No prédio ninguém viu.|São {m}!]",
         "{g}Dizem que entregaram {2} \"ao destinatário\" em {t}. Quem devia receber era eu, e [nesse dia eu estava em "
         "{d}|ninguém me entregou nada].",
         "{g}Vocês teriam entregado {o} em {t} às {h}. [Para quem?|Onde?] Aqui não chegou."},
        {"Sinto muito, é chato mesmo. Já perguntou aos vizinhos? Existe algum lugar onde a {y} costuma deixar pacotes?",
            "Antes de abrir uma investigação: quem mais poderia ter recebido aí?"},
        {"Perguntei a todos, [nada|ninguém sabe]. E não tem lugar assim.",
            "[Não mora mais ninguém aqui, então ninguém|Ninguém, estávamos todos no trabalho]."},
        {"Abri uma investigação com a {y} para o envio {x} (caso {z}). O ponto da entrega fica a uns {k}00 metros do "
         "seu endereço, então parece porta errada. Eles têm até {T} para responder, mas você não precisa esperar: [já "
         "enviei outro, chega em {T}|hoje mesmo envio outro ou devolvo {m}, como preferir].",
            "Obrigado, já basta. A assinatura no comprovante não é o seu nome, por isso registrei como entrega errada "
            "no caso {z} e [preparei outro envio|já separei outro]. Sai hoje, chega em {T} e desta vez só com "
            "assinatura. Se o primeiro aparecer, é só recusar."},
        {"Segundo a {y}, o pacote foi entregue, então o pedido está encerrado. [Infelizmente não posso fazer mais "
         "nada.|Você pode avaliar a entrega.]",
            "Por favor, fale direto com a {y} com o número {x}. [A entrega é responsabilidade da transportadora.|Lá "
            "vão ajudar.]",
            "Boa notícia! Seu pedido {o} foi entregue em {t}. Aproveite!"},
        {"Você está lendo o que diz o rastreio. E o rastreio [está errado|se enganou]: não tenho o pacote do pedido "
         "{o}.",
            "A {y} me manda para a loja e a loja me manda para a {y}. Eu comprei de vocês. Abram uma investigação ou "
            "mandem outro, por favor."},
        {"Quanto demora a investigação?", "O novo pode ir para o meu escritório?"},
        {"Em geral {k} dias úteis, no máximo até {T}. Você recebe um e-mail em {w} de qualquer jeito, e o novo envio "
         "não depende disso.",
            "Claro. Usei seu segundo endereço só para este envio; o da conta continua igual."}},
    // Sending something back
    {{"{g}Quero devolver {1} do pedido {o}. [Não é o que eu esperava.|Não cabe na minha mochila.|Ganhei outro igual de "
      "presente.]",
         "{g}Como devolvo {1}? É uma compra de {t}, [caixa aberta, mas sem uso|testei só uma vez].",
         "{g}[Gostaria de|Quero] devolver o pedido {o}. [Preciso da caixa original?|Quem paga o frete?]",
         "{g}A cor veio errada, pedido {o}. [Quero meu dinheiro de volta|Prefiro devolver a trocar]."},
        {"Sem problema. Está tudo aí, cabo e capa também, e há algum dano que eu deva anotar?",
            "Claro. Você prefere levar o pacote ou que a {y} busque?"},
        {"Está tudo aqui, [sem um arranhão|como novo].", "Eu levo, [tranquilo|sem problema]."},
        {"Pronto: a devolução {z} está registrada e a etiqueta está no seu e-mail, {w}. Deixe o pacote em qualquer "
         "ponto da {y} até {T}; o frete é por nossa conta. Os {m} voltam para o cartão final {l} em {k} dias úteis "
         "após a chegada. [Qualquer caixa serve.|Sem impressora? Mostre o código do e-mail no balcão.]",
            "Você está dentro dos 30 dias, então é fácil. Criei a devolução {z}; a etiqueta chega em um minuto em {w} "
            "e qualquer ponto da {y} recebe o pacote. Os {m} voltam pela mesma forma de pagamento, em geral {k} dias "
            "depois de recebermos. Como você devolve o pedido inteiro, o frete também está incluído."},
        {"Os itens podem ser devolvidos em 14 dias, fechados e na embalagem original. Como o seu foi aberto, a "
         "devolução [não é possível|está excluída].",
            "Para devolver um produto, entre no site e siga as instruções. [Algo mais?|São fáceis de achar.]",
            "Cancelei seu pedido {o}. Ele não será enviado."},
        {"No site diz 30 dias, mesmo aberto. Só preciso de uma etiqueta para o pedido {o}.",
            "[Não foi isso que perguntei.|Não.] Está aqui comigo e quero devolver. Pode gerar uma etiqueta?"},
        {"Posso trocar por outra cor?", "Joguei a caixa fora. É problema?"},
        {"Pode. Separei um preto para você; sai assim que a {y} escanear a devolução, então não paga duas vezes.",
            "De jeito nenhum. Qualquer caixa firme serve; proteja bem e cole a etiqueta por fora."}},
    // The refund does not come
    {{"{g}Devolvi o pedido {o} em {t} e ainda não recebi os {m}. [Por que demora tanto?|Quando cai?]",
         "{g}Cadê meu reembolso? A {y} diz que vocês receberam o pacote em {t}. [Continuo esperando.|Quanto tempo "
         "leva?]",
         "{g}Reembolso da devolução {z}: no banco [não aparece nada|não acham nada]. Deveriam ser {m}.",
         "{g}Vocês prometeram devolver {m} do pedido {o}. [Foi em {t}.|Até agora, nada.]"},
        {"Vou procurar. Pagou com cartão ou com vale?", "Posso olhar. Foi o pedido inteiro ou só uma parte?"},
        {"Com cartão, final {l}.", "O pedido inteiro[, tudo num pacote|]."},
        {"Achei: o pacote foi escaneado em {t}, mas o reembolso ficou preso porque o número de série foi digitado "
         "errado. Corrigi e acabei de liberar **{m}** para o cartão final {l}. Os bancos levam de 2 a {k} dias úteis; "
         "conte com {T}. [Referência para o seu banco: {z}.|Desculpe por ninguém ter avisado.]",
            "Os {m} saíram da nossa conta em {t} com a referência {z}, mas para o seu cartão antigo, que o banco já "
            "substituiu. Os bancos repassam esses valores, em geral até {T}. Se não aparecer até lá, me mande um "
            "extrato e [eu mando rastrear o pagamento|peço o retorno e envio de novo]."},
        {"Seu reembolso foi processado. [Aguarde de 5 a 10 dias úteis.|Já deveria ter caído.]",
            "Vejo que seu pedido {o} está em preparação. Você recebe um e-mail quando sair.",
            "Para pedir reembolso, primeiro devolva o item. [Quer uma etiqueta?|Depois nós conferimos.]"},
        {"Devolvi há semanas e vocês confirmaram que chegou. Qual é a data e a referência do pagamento de {m}?",
            "Isso [não ajuda|já me disseram semana passada]. Devolução {z}, pedido {o}, {m}: foi pago ou não?"},
        {"Por que ninguém me avisou?", "Com um vale seria mais rápido?"},
        {"Porque faltava no e-mail o link para responder; foi erro nosso. Já relatei usando {z} como exemplo.",
            "Seria na hora, e eu somaria {q} pelo transtorno. Mas a transferência já está em andamento, eu "
            "esperaria."}},
    // Another date
    {{"{g}Preciso mudar minha reserva {b} ({s}, {d}) para {T}. [Dá?|Quanto custa?]",
         "{g}Podem mudar meu voo de {c} para {d}? Reserva {b}, quero ir em {T}[ em vez de {U}|].",
         "{g}[Surgiu um imprevisto|Meus planos mudaram]: minha estadia no hotel {s} pode começar em {T}? Reserva {b}, "
         "[duas pessoas|uma pessoa].",
         "{g}Preciso voar em {T} e não em {U}. [{c} para {d}, reserva|Reserva] {b}. [Quanto custaria?|]"},
        {"Claro. A duração continua a mesma?", "Vou ver. O horário é flexível, ou precisa ser de manhã?"},
        {"[O resto fica igual.|Mesma duração, por favor.]", "De manhã seria melhor, mas à tarde também serve."},
        {"Feito. {s}, em {d}, tem o mesmo quarto nas novas datas, de {T} a {U}, pelo preço já pago. Não há nada a "
         "pagar, e o cancelamento continua grátis até dois dias antes. [A reserva {b} já está atualizada no app.|O "
         "café da manhã continua incluído.]",
            "Sua reserva {b} ficou para **{T}**, saída de {c} às {h}. A tarifa subiu um pouco: {q} no total, cobrados "
            "no cartão final {l}, sem taxa de alteração. A nova confirmação vai para {w}. [Assentos e bagagem foram "
            "mantidos.|Você mantém o lugar na janela.]"},
        {"Cancelei sua reserva {b} como pediu. A taxa é de {m}.",
            "Alterações são feitas em Minhas viagens. [Escolha a reserva e siga os passos.|Nem toda tarifa permite.]",
            "Sua reserva {b} para {U} está confirmada. Boa viagem para {d}!"},
        {"Não, não quero cancelar, quero mudar para {T}. Por favor, veja como está {b} agora.",
            "Aqui continua {U}. Preciso de {b} em {T}. Pode mudar a data, sim ou não?"},
        {"A confirmação antiga ainda vale?", "E se mudar de novo?"},
        {"Não, só a nova. O código {b} é o mesmo, no app nada muda.",
            "Dá mais uma vez sem taxa até 24 horas antes; só pagaria a diferença de preço."}},
    // Cancelling
    {{"{g}Preciso cancelar {b}, a viagem para {d} em {T}. [Quanto recebo de volta?|Peguei uma gripe e não posso ir.]",
         "{g}Não preciso mais do quarto no hotel {s}: reserva {b}, chegada em {T}. Quanto isso me custa?",
         "{g}[Quero cancelar|Por favor, cancelem] a reserva {b}. [O que recebo de volta?|Meus planos mudaram.]",
         "{g}Não vamos poder ir a {d}. Cancelem o hotel, por favor, {b}. [Tem taxa?|A chegada seria em {T}.]"},
        {"Sinto muito. Cancelo já, ou outra data serviria?", "É para todas as pessoas da reserva ou só uma?"},
        {"Pode cancelar[, por favor|], outra data não dá.", "Para todas."},
        {"A reserva {b} está cancelada. Você ainda estava no prazo grátis, então os **{m}** voltam inteiros para o "
         "cartão final {l}, no máximo em {U}. O hotel e o traslado também foram cancelados; a confirmação está em {w}. "
         "[Espero que dê tudo certo.|Melhoras!]",
            "Está cancelada. Faltavam mais de dois dias, por isso {s} fica só com {q} e você recebe o resto dos {m}; "
            "mais tarde seria a primeira noite inteira. O dinheiro chega em {k} dias úteis no cartão final {l}. [A "
            "confirmação com os dois valores vai para {w}.|No app está em {b}.]"},
        {"Sua tarifa não é reembolsável. [Não há nada a devolver.|Infelizmente é definitivo.]",
            "Viagens são canceladas no app. [Abra a viagem e escolha Cancelar.|Não sei dizer quanto custa.]",
            "Mudei sua reserva {b} para {U}. Até breve em {d}!"},
        {"Na minha confirmação está: cancelamento grátis até dois dias antes. Veja {b} de novo, por favor.",
            "Pedi [para cancelar|um cancelamento], não isso. {b}: está cancelada, e quanto recebo?"},
        {"Posso ter um comprovante para o seguro?", "Outra pessoa poderia ter ido?"},
        {"Claro. O comprovante com data e valores está em {w}; as seguradoras aceitam assim.",
            "Num quarto sim, vale qualquer nome. Em voos, trocar o nome costuma custar mais do que se ganha."}},
    // Charged twice
    {{"{g}Vocês me cobraram {m} duas vezes[, em {t}| pelo pedido {o}]. Por favor, [devolvam uma|resolvam isso].",
         "{g}No meu cartão final {l} há duas cobranças de {m}, as duas de {t}. Só fiz um pedido.",
         "{g}Na fatura de {t} aparece [duas vezes|em dobro] {m}. [Uma não pode ser.|De que é a segunda?]",
         "{g}Paguei {o} uma vez e cobraram duas, {m} cada. Cartão final {l}."},
        {"Vou verificar. As duas já foram lançadas ou alguma está pendente?",
            "Vou ver. Apareceu algum erro na hora de pagar?"},
        {"Não sei dizer, o app [mostra as duas|só mostra a lista].",
            "Sim, [uma página em branco|tempo esgotado], aí cliquei de novo."},
        {"Você tem razão: a primeira tentativa em {t} falhou do nosso lado e mesmo assim foi cobrada, e depois você "
         "pagou de novo. Devolvi os segundos **{m}** para o cartão final {l}, referência {z}; caem até {T}. [O pedido "
         "{o} não é afetado.|Desculpe o susto.]",
            "Verifiquei as duas. Uma é o pedido {o}; a outra é a reserva que o banco fez quando a primeira tentativa "
            "falhou. Ela nunca foi cobrada e some sozinha, no máximo em {T}. [Se não, passe ao banco o número "
            "{z}.|Pedi a liberação ainda hoje.] Então os {m} foram pagos uma vez só."},
        {"Vejo um pagamento de {m}. Está tudo certo na sua conta. [Algo mais?|]",
            "Os preços podem mudar. Consulte nossos termos.",
            "Devolvi {m} de {o} e cancelei o pedido. Ele não será entregue."},
        {"São duas, estou com a fatura na mão: {t}, {m}, e de novo {t}, {m}. [Olhe com atenção.|Mesmo cartão, final "
         "{l}.]",
            "Não preciso de explicação, quero saber dos outros {m}. O que você precisa de mim?"},
        {"Vou pagar juros?", "Pode confirmar por escrito?"},
        {"Aqui não. Se o banco cobrar algo, me mande a linha que nós pagamos.",
            "Está indo para {w}: os dois pagamentos e a referência {z}."}},
    // An invoice with a company's name
    {{"{g}Preciso da nota de {o} com o nome e o CNPJ da minha empresa. [A contabilidade devolveu a minha.|A que tenho "
      "está no meu nome.]",
         "{g}Podem [reenviar|mandar de novo] a nota {i}? [Não acho em lugar nenhum.|O link do e-mail não abre mais.]",
         "{g}A contabilidade quer {i} de novo, em nome da empresa e não no meu. [Está tudo no meu perfil.|É possível?]",
         "{g}Está faltando a nota de {o}, de {t}. [O download dá erro.|No e-mail não tem nada.]"},
        {"Claro. Envio para {w} ou para outro endereço da conta?", "Pode deixar. Um PDF basta ou precisa em papel?"},
        {"Para {w}, está ótimo.", "PDF [basta|está perfeito]."},
        {"Emiti {i} de novo com nome, endereço e CNPJ da sua empresa; o PDF vai para {w}. A antiga foi anulada com um "
         "crédito, então a contabilidade recebe as duas. [As próximas já saem assim.|Ela também está em Pagamento > "
         "Documentos.] O valor não muda: {m}.",
            "Aqui está: a nota {i} de {m}, de {t}, está no seu e-mail {w}. Os links de e-mails antigos expiram em 30 "
            "dias, daí o erro. [Em Pagamento > Documentos ficam todas, sem prazo.|Se não chegar em dez minutos, "
            "procure o remetente notas@fernway.example.]"},
        {"As notas são enviadas automaticamente após cada pedido. [Veja a caixa de spam.|]",
            "O total do pedido {o} é {m}. [Com todos os impostos.|Foi pago com cartão.]",
            "Não posso fazer nada com notas. É o sistema que gera."},
        {"A nota eu tenho. O nome está errado. Preciso de {i} de novo com a empresa e o CNPJ.",
            "Não tem e-mail e o link não abre, por isso estou aqui. Pode me mandar {i}, por favor?"},
        {"Pode mandar uma cópia para a nossa contabilidade?", "Vale também para a assinatura?"},
        {"Inclua o endereço em Pagamento > Destinatários e eles recebem todas. Para um endereço fora da conta não "
         "posso enviar.",
            "Sim, a próxima, de {T}, sai igual e fica no mesmo lugar."}},
    // Locked out
    {{"{g}Troquei de celular e o app de códigos está vazio. Como volto para a minha conta?",
         "{g}Não consigo trocar a senha: o link sempre diz que expirou. [Tentei {k} vezes.|]",
         "{g}Meu celular antigo [quebrou|sumiu], e o login pede um código dele. [Meu e-mail é {w}.|Viajo em {T} e "
         "todas as passagens estão lá!]",
         "{g}Desde {t} não consigo entrar. Peço nova senha, o e-mail chega, e o link \"não é mais válido\". [E-mail: "
         "{w}.|Preciso das passagens para {T}!]"},
        {"Vamos resolver. Você tem algum código de recuperação ou acesso a {w}?",
            "Eu ajudo. O que aparece exatamente depois da senha?"},
        {"O e-mail eu leio, código não tenho.", "Aparece \"{e}: sessão não verificada\"."},
        {"Confirmei que é você e desativei o app antigo. Um link de uso único está indo para {w}; vale 30 minutos e em "
         "um só navegador, então abra no aparelho que vai usar. Depois cadastre o novo celular em Segurança. [Suas "
         "passagens de {T} continuam iguais.|Todas as sessões antigas foram encerradas.]",
            "O motivo é simples: cada pedido anula o link anterior, só o último e-mail funciona. Tirei o bloqueio das "
            "{k} tentativas. Espere dois minutos, peça **um** link novo e abra o e-mail mais recente em {w}. Aqui vejo "
            "que saiu às {h}."},
        {"Use \"Esqueci a senha\" na página de login. [Você recebe um e-mail.|]",
            "Por segurança não posso ajudar com contas. [Entre na conta e escreva de lá.|]",
            "Excluí a conta {w} como pediu. [Uma pena.|]"},
        {"Isso não ajuda, pede de novo o código do celular antigo. [Não dá para desativar?|E ele não existe mais.]",
            "Já fiz isso {k} vezes. O link sempre está expirado. Alguém pode olhar minha conta, por favor?"},
        {"Como evito isso da próxima vez?", "Mais alguém tentou entrar?"},
        {"Imprima os códigos de recuperação em Segurança ou adicione outro aparelho. Um dos dois basta.",
            "Não. Todas as tentativas desde {t} vieram de {c}, como sempre, e do mesmo tipo de aparelho."}},
    // A new address for the account
    {{"{g}Quero mudar o e-mail da minha conta. [O atual é do meu emprego antigo.|Logo perco o acesso.]",
         "{g}Meu nome está escrito errado na conta e na passagem {b}. Podem mudar para {n}?",
         "{g}[Tenho um e-mail novo|Meu provedor vai fechar]. Onde mudo sem perder os pedidos?",
         "{g}Reservei {b} com um erro no meu nome, o certo é {n}. [Dá para corrigir?|Assim me deixam embarcar?]"},
        {"Claro. Você ainda lê o e-mail que está na conta?", "Fazemos juntos. Está com a conta aberta agora?"},
        {"Leio, [por mais uma semana|ainda].", "Sim, [no notebook|no celular]."},
        {"É assim: Conta > Perfil > E-mail, digite o novo endereço e confirme o código que enviamos para lá. O antigo "
         "recebe um aviso com o qual dá para desfazer por sete dias. Pedidos, reservas e pontos ficam onde estão. [Já "
         "iniciei, o código está a caminho.|Leva dois minutos.]",
            "O nome no perfil está corrigido: agora é {n}. Na passagem {b}, corrigir até três letras é grátis e também "
            "já foi feito; a nova confirmação vai para {w}. [Confira se bate com o seu documento.|Pontos e pedidos não "
            "mudaram.]"},
        {"As notificações são ajustadas em Conta > Mensagens. [Lá dá para cancelar a newsletter.|]",
            "Dados pessoais não podem ser alterados. Crie outra conta, por favor. [Pedidos e passagens ficam na "
            "antiga.|]"},
        {"Não falo da newsletter, e sim do e-mail [com que eu entro|da própria conta].",
            "É o meu nome em {b}. Tem que bater com o documento e não bate. Corrijam para {n}, por favor."},
        {"Perco meus pontos?", "Recebo uma confirmação?"},
        {"Não, eles são da conta, não importa o que diz o perfil. Você tem {k}40.",
            "Sim, está indo um e-mail com o dado antigo e o novo."}},
}};

static_assert(isWellFormed(kShopPt));

std::span<const Scenario, 10> shopPt()
{
    return kShopPt;
}

} // namespace turnout::demo
