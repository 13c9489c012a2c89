// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/Banks.h"
#include "demo/TextChecks.h"

// Portuguese, what can be said in any session.
namespace turnout::demo {

constexpr Phrases kPhrasesPt{
    .greet = {"Oi! ", "Olá. ", "Oi, pergunta rápida. ", "Bom dia. ", "Boa tarde. ", "Olá, aqui é {n}. "},
    .spoken = {"Sim, alô. ", "Alô? ", "É … ", "Então, bom dia. ", "Oi, aqui é {n}. "},
    .another = {"[Obrigado. |Ótimo. |Certo. ]Outra coisa: ", "[Perfeito. |]Já que estou aqui: ", "Mudando de assunto. ",
        "E mais uma pergunta. ", "Bom, próxima. "},
    .thanks = {"[Perfeito|Ótimo|Maravilha], muito obrigado!", "Valeu, era isso que eu precisava.",
        "Deu certo[, valeu|]. 👍", "Que rápido, obrigado.", "[Ah, certo.|Ah, entendi.] Obrigado pela ajuda!",
        "Resolvido. [Bom dia para você!|Valeu!]", "Agora foi. Obrigado!"},
    .thanksPlain = {"Ok, [dá para o gasto|agora entendi]. Obrigado.", "Demorou, mas [tudo bem|funcionou].",
        "Tá bom, obrigado.", "Certo, mas por que não de primeira?", "Ok. Vamos ver se funciona."},
    .closing = {"De nada[, {n}|]! [Tenha um bom dia.|]", "Que bom que resolveu. [Qualquer coisa, estou aqui.|]",
        "Um prazer. Boa viagem!", "Imagina! [Se precisar, é só escrever.|]", "Fico feliz! [Tudo de bom.|]"},
    .tail = {"Posso ajudar em algo mais?", "Isso ajuda?", "Me diga se algo não ficou claro.",
        "Se não der certo, me avise.", "Quer que eu mande isso também por e-mail?"},
    .checking = {"Um momento, vou olhar.", "Deixe eu verificar.", "Abrindo o caso, um segundo.",
        "Vou consultar o sistema.", "Verificando …"},
    .sorry = {"Desculpe, eu errei. ", "Você tem razão, desculpe. ", "Erro meu, vou olhar de novo. ",
        "Obrigado pela paciência. ", "Desculpe a confusão. "},
    .retrying = {"O sistema não respondeu, vou tentar de novo.", "Demorou demais. Mais uma tentativa.",
        "Houve uma falha do nosso lado, um segundo."},
    .toolFailed = {"Não consigo acessar o sistema agora. Tente mais tarde.",
        "Algo deu errado[ do nosso lado|]. Volte daqui a algumas horas.",
        "A consulta falhou. [Sem ela não posso dizer nada.|Talvez pelo site.]",
        "Há um problema técnico ({e}). Não vejo nenhum dado."},
    .partial = {"Só não consigo confirmar por escrito; isso é preciso pedir por e-mail.",
        "A última parte não consegui verificar, confira na sua conta.",
        "Até aqui eu consigo; para o resto há um formulário em Ajuda.",
        "Da data não tenho total certeza, pode ser um dia depois."},
    .stall = {"Encaminhei ao setor responsável. Vão entrar em contato.",
        "Vou cuidar disso e aviso. [Tenha um pouco de paciência.|]",
        "Sua solicitação foi registrada. [Alguém vai olhar.|Está em andamento.]",
        "Obrigado pelas informações. Vamos verificar e retornar [em breve|o quanto antes]."},
    .refuse = {"Desculpe, com isso não posso ajudar.", "Isso não me é permitido. [Espero que entenda.|]",
        "Por proteção de dados não posso informar nada sobre isso.",
        "Sou só um assistente virtual e não consigo fazer isso."},
    .rude = {"Como eu já disse: ", "Se tivesse lido a página de ajuda, saberia: ", "Também não é tão difícil. ",
        "Primeiro, calma. "},
    .complain = {"Isso não responde à minha pergunta.", "Não, isso [está errado|não é assim].",
        "Você leu o que eu escrevi?", "Não perguntei isso.", "Desculpe, mas isso não ajuda nada."},
    .push = {"E o que eu faço agora?", "Por que não? [Da última vez deu.|Não pode ser tão difícil.]",
        "Estou esperando há {k} dias. [Preciso hoje.|Quando exatamente?]", "Isso não basta. Pode tentar de novo?",
        "Ou seja, ninguém faz nada. Quando vão responder?"},
    .angry = {"Estamos andando em círculos. [Você já disse isso.|Já vimos isso.]",
        "Inacreditável. Perdi {k}0 minutos com isso.", "A mesma resposta de novo?? Não adianta.",
        "Então vou ter que resolver por minha conta. Que atendimento.", "Tem alguma pessoa aí? Isso não faz sentido.",
        "Já expliquei duas vezes. [Não é tão difícil.|LEIA, por favor.]"},
    .offTopic = {"O que isso tem a ver com a minha pergunta?", "Assunto errado. Perguntei outra coisa.",
        "Acho que você está me confundindo com outra pessoa.", "Hã? Não é esse o meu problema."},
    .wantsHuman = {"Quero falar com uma pessoa, por favor.", "Pode me passar para alguém?", "Atendente, por favor.",
        "Me passe para alguém que possa decidir.", "Tem um telefone? Quero falar com alguém."},
    .handOff = {"Vou passar para {a}, da nossa equipe. [A espera é de uns {k} minutos.|Nossa conversa vai junto.]",
        "Claro. Encaminhei no número {z}; você terá resposta até {T}.",
        "Entendo. {a} assume aqui, deixe a janela aberta.",
        "Todos os atendentes estão ocupados. Vão ligar entre {h} e 20:00."},
    .leaves = {"Deixa para lá.", "Desisto. [Amanhã eu ligo.|]", "Então compro em outro lugar.",
        "Ok, não adianta. Tchau.", "Vou contestar no banco.", "Tanto faz[, descubro sem ajuda|]."},
    .commentUp = {"rápido e certo", "Resolvido em dois minutos!", "Melhor que ligar", "resposta clara, valeu",
        "era o que eu precisava"},
    .commentDown = {"inútil", "Só repete a mesma coisa", "Não entendeu a minha pergunta.", "informação errada!!",
        "Quero uma pessoa.", "perda de tempo", "nem uma resposta para pergunta simples"},
    .system = {"Você é o assistente da Fernway, uma loja de viagens e eletrônicos. Responda com brevidade, verifique "
               "antes de afirmar e passe para uma pessoa se pedirem.",
        "Assistente Fernway integrado a um parceiro. Cliente: {n}, {w}. Use as ferramentas para pedidos e reservas. "
        "Nunca invente valores ou datas."},
};
static_assert(isWellFormed(kPhrasesPt));

const Bank& bankPt()
{
    static const Bank bank{
        .phrases = kPhrasesPt,
        .scenarios = {shopPt(), deskPt()},
        // 0 masculine, 1 feminine
        .products
        = {{{"relógio", 0}, {"alto-falante", 0}, {"câmera", 1}, {"leitor", 0}, {"tablet", 0}, {"bateria externa", 1},
            {"roteador", 0}, {"drone", 0}, {"carregador", 0}, {"projetor", 0}, {"celular", 0}, {"impressora", 1}}},
        .articles = {{{"o ", "a "}, {"meu ", "minha "}, {"do ", "da "}, {"ao ", "à "}, {"um ", "uma "}}},
        .cities = {"Lisboa", "Viena", "Praga", "Copenhague", "Munique", "Milão", "Sevilha", "Lyon", "Quioto", "Osaka",
            "Chicago", "Boston", "Seattle", "Toronto", "Montreal", "Lima", "Bogotá", "Edimburgo", "Zurique", "Valência",
            "Paris", "Hamburgo", "Barcelona", "Londres", "Sydney", "São Paulo", "Cidade do México"},
        .names = {"Ana", "João", "Beatriz", "Pedro", "Larissa", "Rafael", "Mariana", "Gustavo", "Júlia", "Thiago",
            "Fernanda", "Bruno", "Camila", "Vinícius", "Isabela", "Caio", "Letícia", "Otávio", "Renata", "Diogo",
            "Manuela", "Fábio", "Clara", "Mateus"},
        .months = {"janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro", "outubro",
            "novembro", "dezembro"},
    };
    return bank;
}

} // namespace turnout::demo
