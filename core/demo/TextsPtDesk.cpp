// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/Banks.h"
#include "demo/TextChecks.h"

// Portuguese, devices to warranty. The product: {1} o …, {2} meu …, {3} do …, {4} ao …, {5} um ….
namespace turnout::demo {

constexpr std::array<Scenario, 10> kDeskPt{{
    // It does not connect
    {{"{g}Desde ontem {2} não conecta mais ao Wi-Fi. [Aparece {e}.|A luz não para de piscar.] [O celular está "
      "normal.|O resto funciona.]",
         "{g}Desde a atualização {v}, {2} [perde a conexão a cada poucos minutos|não acha a rede]. Por que será?",
         "{g}Estou configurando {1} e fica em \"conectando\" com {e}. [Já tentei {k} vezes.|Já reiniciei tudo.]",
         "{g}Por meses {2} ficou online. Desde a {v} [cai o tempo todo|só diz \"sem rede\"], e o notebook ao lado está "
         "bem."},
        {"Vamos achar. Sua rede é de 2,4 GHz, de 5 GHz ou as duas com o mesmo nome?",
            "Trocou de roteador ou de senha recentemente?"},
        {"As duas com o mesmo nome, acho.", "Não, o roteador é o mesmo de sempre."},
        {"{e} quer dizer: a senha foi aceita, mas o roteador não deu endereço. É típico quando 2,4 e 5 GHz têm o mesmo "
         "nome:\n\n1. Segure o botão lateral 10 segundos até a luz ficar laranja.\n2. No roteador, [desligue os 5 GHz "
         "por dois minutos|abra a rede de visitantes, que só usa 2,4 GHz].\n3. Pareie de novo e religue os 5 "
         "GHz.\n\nDepois ele lembra a banda certa. [A versão {v} é a atual, nada a instalar.|]",
            "Li o diagnóstico: o sinal é bom, mas as chaves da rede antiga ainda estão lá, e a {v} não apaga mais "
            "sozinha. Abra o app > {p} > Rede > Esquecer todas, espere reiniciar e adicione a rede de novo. Leva um "
            "minuto e os ajustes ficam. [Por volta de {T} sai uma correção.|Se {e} voltar, me avise que trocamos.]"},
        {"Verifique se o aparelho está ligado e se há Wi-Fi. [Também pode reiniciar.|]",
            "{p} não tem Wi-Fi. É preciso usar o cabo da caixa.",
            "Para parear fones Bluetooth, segure o botão 5 segundos e escolha no menu do celular."},
        {"Reiniciei {k} vezes. Na tela aparece {e}. O que significa {e}?",
            "Não é isso, [o Wi-Fi está bom,|tudo está online,] menos esse aparelho. O que mais posso tentar?"},
        {"Vou ter que fazer isso a cada atualização?", "Onde vejo a qualidade do sinal?"},
        {"Não, só desta vez. A partir da próxima versão ele esquece as redes antigas sozinho.",
            "No app, em {p} > Rede. Acima de 60 % está bom; abaixo de 40 %, aproxime do roteador."}},
    // The battery
    {{"{g}A bateria {3} acaba em {k} horas. [Antes durava dias.|E tem só alguns meses.]",
         "{g}Não consigo mais carregar {2} direito. [O LED pisca {k} vezes em vermelho.|Para em 80 %.]",
         "{g}[Desde {t}|Ultimamente] preciso carregar {2} duas vezes por dia. [Não passa de {k} horas.|E quase não "
         "uso.]",
         "{g}Carregando, {2} esquenta bastante. É [normal|perigoso]? E [demora uma eternidade|para em 80 %]."},
        {"Que carregador e que cabo você usa, os da caixa?", "Começou de repente ou foi piorando?"},
        {"O carregador do notebook e [o cabo original|outro cabo].",
            "De repente, [com a atualização {v}|por volta de {t}]."},
        {"Desde a {v} existe um ajuste, *Sempre ouvindo*, que vem ligado e gasta metade da bateria. Desligue em "
         "Ajustes > Energia e carregue uma vez até 100 % sem parar, para o medidor acertar. [Se mesmo assim não durar "
         "um dia, a célula está fraca e eu troco, está na garantia.|Amanhã já deve estar normal.]",
            "Parar em 80 % é de propósito quando está quente ou o carregador dá menos de 18 W. Tente com o cabo "
            "original direto na tomada, não no notebook, e sem capa. Até 43 °C é normal. [Se o LED piscar {k} vezes de "
            "novo, é {e}: contato sujo, um cotonete seco resolve.|Se queimar a mão, desligue da tomada e nos "
            "escreva.]"},
        {"Baterias perdem capacidade com o tempo. [É normal.|Você pode comprar outra.]",
            "Carregue o aparelho com regularidade e longe do calor. [Algo mais?|]",
            "{p} não tem bateria. Precisa ficar sempre na tomada."},
        {"Tem {k} meses, isso não é velho. [O que posso fazer?|Tem algum ajuste?]",
            "Carregar eu sei. Por que [esquenta e para|não vai até o fim]?"},
        {"É bom deixar descarregar tudo de vez em quando?", "Pode ficar a noite toda na tomada?"},
        {"Melhor não, isso desgasta. Entre 20 e 80 % é o ideal; uma carga cheia por mês basta.",
            "Pode. Para sozinho e só volta abaixo de 95 %."}},
    // Which one to buy
    {{"{g}Procuro {5} ou algo parecido, até {m}. [É para uma viagem de {k} semanas.|Tem que caber na bagagem de mão.]",
         "{g}Vale a pena pagar {m} por esse modelo, {1}, ou [o anterior basta|espero o próximo]?",
         "{g}O que vocês recomendam? Pensei em {5}, algo [leve|resistente]. Vou [muito a {d}|a {d} daqui a {k} "
         "semanas].",
         "{g}Qual é a diferença entre {p} e o anterior? [As páginas dizem todas o mesmo.|Não preciso do mais novo.]"},
        {"Com prazer. O que importa mais: peso, bateria ou preço?", "Vai usar mais em viagem ou em casa?"},
        {"[Peso, só viajo com bagagem de mão.|Bateria, passo o dia longe da tomada.]",
            "[Mais em viagem|Na estrada], em trens e hotéis."},
        {"Então eu escolheria **{p}** por {m}: pesa {k}0 g menos que o anterior, carrega por USB-C e aguenta chuva. Em "
         "troca, a tela é menor. [Tem em estoque e chega em {T}.|Sem carga rápida, o modelo do ano passado custa {q} a "
         "menos e é igualmente resistente.]",
            "Resumindo: o novo compensa se você usa ao ar livre.\n\n- **Preço:** {m}; o anterior, {q} a menos\n- "
            "**Bateria:** "
            "1{k} horas em vez de 9\n- **Respingos:** só {p}\n\nPara casa basta o anterior. Em viagem eu pagaria a "
            "diferença pela bateria."},
        {"Temos muitos produtos ótimos! Visite a loja e use os filtros.",
            "Para sua viagem a {d} recomendo nosso seguro. Cobre a bagagem até {m}.",
            "{p} é o melhor que temos. [Todo mundo adora.|Não tem erro.]"},
        {"Eu esperava um motivo. Como {p} se sai em [peso e bateria|preço e peso]?",
            "Isso é propaganda. Qual dos dois você levaria por {k} semanas com bagagem de mão, e por quê?"},
        {"Vem com capa?", "Posso testar e devolver?"},
        {"Uma simples, sim. A acolchoada custa {q} a mais e só compensa se despachar a mala.",
            "Pode, 30 dias, mesmo aberto. O frete é nosso."}},
    // Does it fit
    {{"{g}Será que {1} funciona em {d}? [Acho que lá a voltagem é outra.|Qual tomada preciso?]",
         "{g}Posso levar {1} no avião? [De mão ou despachado?|A companhia fala em watt-hora.]",
         "{g}[Que adaptador preciso|Preciso de adaptador] para carregar {2} em {d}? [O manual não diz.|Vamos em {T}.]",
         "{g}A companhia pede os watts-hora de {p}. [Posso levar?|Vai onde?] Voamos para {d} em {T}."},
        {"Boa pergunta. Qual versão está instalada?", "É para uma viagem ou para sempre?"},
        {"A [atual|nova], {v}.", "Só uma viagem[, {k} dias|]."},
        {"Funciona. O carregador aceita de 100 a 240 V, então em {d} só precisa de um adaptador de tomada, sem "
         "transformador. O da nossa loja por {q} serve, o do aeroporto também. [As bandas de rádio se ajustam "
         "sozinhas.|Atualize para {v} em casa, rede de hotel é lenta.]",
            "Na bagagem de mão sim, e só nela: a bateria tem menos de 100 Wh (está escrito atrás), o que todas as "
            "companhias aceitam sem perguntar. Despachada, bateria solta é proibida. [Desligue e evite que aperte "
            "sozinho.|Duas baterias reserva por pessoa também podem.]"},
        {"{p} é compatível com a maioria dos aparelhos. [Consulte o manual.|]",
            "Sim, funciona em qualquer lugar. [Até debaixo d'água.|Não precisa de mais nada.]",
            "Não posso informar sobre regras de viagem. [Pergunte às autoridades.|]"},
        {"Isso não ajuda. É sobre as tomadas em {d}[, estarei lá a partir de {T}|]. Adaptador, sim ou não?",
            "O manual tem {k}4 páginas e não diz. Só quero saber se {p} pode ir no avião."},
        {"E na volta para {c}?", "Precisa desligar na inspeção?"},
        {"Nada diferente: as mesmas regras e, em casa, a sua tomada.",
            "Vai na bandeja como um notebook; pode ficar em espera."}},
    // A few days somewhere
    {{"{g}Vamos ficar três dias em {d}, [no fim do mês|a partir de {T}]. [Dois adultos e uma criança.|Gostamos de "
      "comer e caminhar.] O que não dá para perder?",
         "{g}Chego a {d} em {T} às {h} e só tenho até a noite seguinte. O que você faria?",
         "{g}Primeira vez em {d}, de sexta a domingo. [Não como carne e odeio filas.|Minha mãe, 74, vai junto.] "
         "Ideias?",
         "{g}Uma noite e um dia em {d}, [nada turístico|quero ver a vida de verdade]. [Fico no {s}.|Orçamento: uns "
         "{m}.]"},
        {"Que bom! Qual ritmo: uma coisa grande por dia ou tudo o que couber?",
            "Com prazer. Onde vai ficar, e transporte público serve?"},
        {"[Com calma, melhor sentar num lugar bonito.|Sem pressa.]", "{s}. Metrô está ótimo."},
        {"Um plano tranquilo para {d}:\n\n**Dia 1** Centro antigo a pé, a partir das 9, antes dos grupos. Almoço no "
         "mercado e à tarde um passeio de barco ou o funicular.\n**Dia 2** Um museu (reserve o primeiro horário) e o "
         "parque atrás. Jantar numa rua lateral, não na praça principal.\n**Dia 3** De trem regional para o campo, "
         "de volta para o jantar.\n\n[De {s} tudo fica a 20 minutos.|Calcule {q} por dia para entradas e transporte.] "
         "[Muitos museus fecham na segunda.|À noite esfria, leve um casaco.]",
            "Eu faria assim:\n\n- **Noite:** da estação pela beira do rio, jantar onde o cardápio é curto e dormir "
            "cedo.\n- **Manhã:** o mirante ao nascer do sol e café na padaria ao lado do mercado.\n- **Meio-dia:** uma "
            "atração só, a catedral ou o museu de design; ingresso on-line, uns {q}.\n- **Tarde:** o bairro ao norte "
            "do canal: oficinas, sebos, nenhum ônibus de turismo.\n\nSobram duas horas para nada, que é o melhor de "
            "{d}."},
        {"{d} é uma cidade maravilhosa, com algo para cada um! Há muitos pontos turísticos, restaurantes e lojas. "
         "Aproveite!",
            "Dia 1: praia e mergulho. Dia 2: esqui na geleira. Dia 3: voo de volta. [Divirta-se!|Isso é {d}.]",
            "Em {c} recomendo o castelo, o zoológico e a rua de compras."},
        {"Isso serve para qualquer cidade. Concretamente: {d}, o que faria em cada um dos três dias?",
            "Você leu o que escrevi? Uma noite e um dia em {d}. De novo, por favor, com [algo real|lugares aonde dê "
            "para ir]."},
        {"E se chover?", "Onde jantamos na primeira noite?"},
        {"Primeiro o museu e o mercado, que são cobertos; o centro antigo é bonito na chuva também.",
            "Perto do hotel há uma rua com cinco lugares pequenos; vá ao que não tem fotos no cardápio, e antes das "
            "20h."}},
    // How to get there
    {{"{g}Qual é o melhor jeito de ir de {c} a {d} em {T}? [De trem, se der.|No máximo uma baldeação.]",
         "{g}Dá para ir de {c} a {d} sem avião? [Quanto demora?|Saída em {T}.]",
         "{g}Preciso estar em {d} em {T}, saindo de {c}. [Quais são as opções?|O que você pegaria?]",
         "{g}Preferimos não voar: {c} a {d}, ida em {T}, volta em {U}. [Tem um trem decente?|Dá certo?]"},
        {"Vou ver. Até que horas precisa chegar?", "Quantas pessoas, e quanta bagagem?"},
        {"[Qualquer hora da noite|A tempo do jantar].", "[Duas, com uma mala|Duas, de mochila]."},
        {"O melhor de {c} a {d} em {T}:\n\n1. **{h}**, uma baldeação, {m}, chega no começo da noite.\n2. O trem "
         "noturno, direto, {q} a mais com leito.\n3. O primeiro voo, direto, mais barato, mas sem bagagem.\n\nEu "
         "pegaria o primeiro: 50 minutos de baldeação, na mesma plataforma. [Posso segurar até meia-noite.|Ainda há "
         "lugares na janela.]",
            "Dá, e é mais bonito do que parece: {c} a {d} com uma baldeação, {m} para dois. Sai em {T} às {h} e leva "
            "quase o dia todo. O segundo trem é o da paisagem, sente à esquerda. [Dá para devolver até a "
            "véspera.|Reserve hoje, os baratos estão acabando.]"},
        {"Entre muitas cidades há voos e trens. [Consulte um portal de viagens.|]",
            "De {d} a {c} há um trem em {T} às {h}. Reservo?", "De {c} a {d} só de avião."},
        {"Errado: estou em {c} e quero ir a {d}, em {T}. Quais são as opções?",
            "Não. Uma amiga foi de trem no ano passado. Veja de novo: {c} a {d}, {T}, com horário e preço."},
        {"E se o primeiro trem atrasar?", "Tem desconto para criança?"},
        {"É um bilhete só: nesse dia você pode pegar qualquer trem seguinte sem pagar mais.",
            "Até 6 anos não paga, até 14 paga metade, se estiver na sua reserva."}},
    // Code: webhooks
    {{"{g}Nosso endpoint recusa todos os webhooks desde [{t}|hoje cedo] com \"{E}\". Esta é a verificação:\n\n{B}\n\nO "
      "que está errado?",
         "{g}Como verifico a assinatura dos webhooks de vocês? A minha nunca bate:\n\n{B}",
         "{g}Eventos válidos não passam na nossa verificação. [O segredo está certo, já troquei duas vezes.|No sandbox "
         "funciona, em produção não.]\n\n{B}",
         "{g}Alguém vê o erro? Toda entrega termina em \"{E}\" [embora o segredo esteja certo|desde que entramos em "
         "produção].\n\n{B}"},
        {"Algo lê o corpo antes do seu handler, por exemplo um middleware de JSON?", "Tem proxy na frente?"},
        {"Sim, um middleware de JSON em todas as rotas.",
            "[Nada na frente, só o app|Um balanceador, mas só termina TLS]."},
        {"A assinatura cobre os **bytes crus** do corpo. Seu código lê o JSON e serializa de novo: espaços e ordem "
         "mudam, e nunca vai bater. Pegue os bytes como chegam e compare em tempo constante:\n\n{C}\n\n[O carimbo de "
         "tempo faz parte do texto assinado e protege contra repetição; cinco minutos é um bom limite.|No sandbox pode "
         "funcionar porque esses eventos já são compactos.]",
            "Duas coisas: você assina o JSON serializado de novo e não o enviado, e uma comparação simples revela "
            "tempos. Assim funciona:\n\n{C}\n\nDepois envie um evento de teste em Desenvolvedores > Webhooks > "
            "Repetir. [\"{E}\" some na hora.|Os eventos de hoje são repetidos por 72 horas, nada se perde.]"},
        {"O código me parece certo. Tente isto:\n\n{B}\n\n[Deve funcionar.|Me diga se foi.]",
            "\"{E}\" quer dizer que o segredo está errado. [Crie outro.|Troque e tente de novo.]",
            "Eu tiraria a verificação da assinatura. É opcional."},
        {"É o mesmo código que mandei. O segredo está certo, conferi. Por que a assinatura não bate?",
            "Continua \"{E}\". Pode ser [a codificação|o corpo cru]? Olhe o código de novo, por favor."},
        {"Onde vejo os eventos que falharam?", "Em quanto tempo preciso responder?"},
        {"Aqui: `GET /v2/webhooks/deliveries?status=failed`, os mais novos primeiro, com a sua resposta.",
            "Em 10 segundos. Responda 200 logo e faça o trabalho numa fila; após três estouros reduzimos o ritmo."}},
    // Code: rate limits and paging
    {{"{g}Minha sincronização morre com \"{E}\" depois de {k} páginas de `{F}`. O que estou deixando passar?\n\n{B}",
         "{g}`{F}` me devolve \"{E}\" embora eu esteja bem abaixo de {k}00 requisições por minuto. Código:\n\n{B}",
         "{g}Existe um jeito oficial de percorrer todos os registros de `{F}`? [Recebo duplicados.|Sempre faltam "
         "alguns.]\n\n{B}",
         "{g}Exportação noturna de `{F}`: falha com \"{E}\", cada vez em outra página. [Como se faz direito?|Ajuda, "
         "por favor.]\n\n{B}"},
        {"O job roda uma vez ou em vários workers com a mesma chave?",
            "Qual plano tem a chave, e você lê os cabeçalhos da resposta?"},
        {"[Quatro|Vários] workers, uma chave.", "Pro. Não, só olho o [status|corpo]."},
        {"Dois problemas: os números de página se deslocam quando entram registros novos (daí duplicados e buracos), e "
         "no 429 não há pausa. Use o cursor e respeite `Retry-After`:\n\n{C}\n\n[O limite é por chave e não por "
         "processo; os workers dividem.|Com 200 por página precisa de um décimo das requisições.]",
            "`{F}` responde 429 com os segundos de espera em `Retry-After`. Seu laço ignora isso e pede de novo na "
            "hora, o que prolonga o bloqueio. Assim vai até o fim:\n\n{C}\n\nO cursor vale 24 horas, então dá para "
            "[parar e continuar depois|retomar após uma queda]."},
        {"Tente com mais algumas repetições:\n\n{B}\n\nCostuma resolver.",
            "O limite está documentado no site. [Fique abaixo dele.|]",
            "Instale a última versão do SDK. [Resolve a maioria dos problemas.|]"},
        {"Não uso SDK, chamo `{F}` direto. Como percorro as páginas sem bloqueio?",
            "Assim piora: agora dá \"{E}\" logo na primeira página. [O que diz o cabeçalho?|Quanto tenho que "
            "esperar?]"},
        {"Podemos ter um limite maior?", "Como busco só o que mudou?"},
        {"No Enterprise é dez vezes maior. Para um job noturno não precisa, esse laço fica bem abaixo.",
            "Com `updated_since=` e a hora da última execução. Os excluídos vêm marcados por 30 dias."}},
    // Broken
    {{"{g}Em {t} {2} [parou de funcionar|morreu do nada] e agora [não liga|só mostra {e}]. Comprei há {k} meses. A "
      "garantia cobre?",
         "{g}Só aparece {e} quando ligo {2}. Tem mais de dois anos. [Vale a pena consertar?|Quanto custaria?]",
         "{g}Pedido {o}: depois de {k} meses [o conector está frouxo|um botão não responde]. [Nunca caiu.|O que faço?]",
         "{g}Comprei {1} há mais de dois anos e agora aparece {e} [toda vez que ligo|e mais nada]. Dá para consertar?"},
        {"Sinto muito. Há marca de queda ou sinal de água?",
            "Vou verificar. Tem o número de série? Fica atrás, embaixo do logo."},
        {"Nem água nem queda.", "FW{x}, acho."},
        {"Está coberto: são {k} meses e a garantia é de 24. Abri o conserto {z}. A {y} leva uma caixa vazia em {T} e "
         "recolhe o aparelho; volta em até 10 dias, ou vem um novo se faltar a peça. [Antes, tire sua conta do "
         "aparelho.|Você não paga nada, nem o frete.]",
            "A garantia acabou em {t}, então de graça não dá mais. Mas {e} é um defeito conhecido dessa série e "
            "consertamos por {q} fixos, com mais um ano de garantia. [Abro o chamado?|Guardo esse preço até {T} no "
            "número {z}.] Um novo custaria {m}."},
        {"Danos causados pelo usuário não são cobertos. [Cuide bem do aparelho.|]",
            "As informações da garantia estão no folheto da caixa.",
            "Sim, tudo tem garantia vitalícia. [Jogue o antigo fora.|]"},
        {"Eu não quebrei nada. Parou de um dia para o outro. Veja o pedido {o}, por favor.",
            "Não foi isso que perguntei. Quanto custa consertar {e} e como envio?"},
        {"E os meus dados?", "Emprestam outro enquanto isso?"},
        {"Faça um backup se ainda der: a oficina restaura o aparelho. Ninguém olha o que tem nele.",
            "Para clientes Pro, sim: vem na mesma caixa e você devolve quando o seu chegar."}},
    // What became of the repair
    {{"{g}Desde {t} {2} está no conserto, número {z}. [Alguma novidade?|Eram para ser 10 dias.]",
         "{g}Vocês querem {m} pelo conserto {z}? [Está na garantia!|Já foi consertado uma vez, e de novo {e}.]",
         "{g}O que houve com {z}? [Não sei de nada desde {t}.|Mandei em {t} e nenhuma notícia.]",
         "{g}Conserto {z}: voltou com {e}, igual a antes, e ainda uma conta de {m}. [Sério?|Me expliquem isso.]"},
        {"Vou ver. A oficina escreveu nos últimos dias?", "Estou com o caso aberto. O cabo foi junto?"},
        {"[Nada que explique|Só um e-mail com o número {z}].", "Só o aparelho, sem cabo."},
        {"O conserto {z} espera uma peça há {k} dias, e ela não vem antes de {U}. É tempo demais, então mudei para "
         "troca: um novo sai hoje e chega em {T} pela {y}. [O antigo fica aqui.|A garantia recomeça do zero.] Desculpe "
         "por ter que perguntar.",
            "Li o relatório da oficina. Trocaram a bateria, mas {e} vem da placa, então o orçamento de {m} foi um "
            "erro: é garantia. Cancelei a conta e ele voltou com prioridade; fica pronto até {T}. [Um e-mail vai para "
            "{w} quando sair.|Se falhar pela terceira vez, você recebe um novo.]"},
        {"Seu conserto {z} está em andamento. [Obrigado pela paciência.|]",
            "Não encontro nenhum conserto. Quer comprar um novo por {m}?",
            "Consertos levam até 10 dias úteis. [Aguarde, por favor.|]"},
        {"\"Em andamento\" eu já vi, desde {t}. O que [está travando|estão fazendo]?",
            "O número é {z}, está no e-mail de vocês, com os {m} que tenho que pagar. Olhe de novo, por favor."},
        {"Vocês me ligam quando sair?", "Preciso estar em casa?"},
        {"Ligar não consigo, mas ativei um SMS para {z}.",
            "Alguém tem que assinar. Um vizinho serve, ou escolha um ponto de retirada na mensagem."}},
}};

static_assert(isWellFormed(kDeskPt));

std::span<const Scenario, 10> deskPt()
{
    return kDeskPt;
}

} // namespace turnout::demo
