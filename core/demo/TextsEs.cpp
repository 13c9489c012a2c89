// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/Banks.h"
#include "demo/TextChecks.h"

// Spanish, what can be said in any session.
namespace turnout::demo {

constexpr Phrases kPhrasesEs{
    .greet
    = {"¡Hola! ", "Buenos días. ", "Hola, una pregunta rápida. ", "Buenas. ", "Buenas tardes. ", "Hola, soy {n}. "},
    .spoken = {"Sí, hola. ", "¿Hola? ", "Eh … ", "Bueno, buenos días. ", "Hola, habla {n}. "},
    .another = {"[Gracias. |Genial. |Vale. ]Otra cosa: ", "[Perfecto. |]Ya que estoy aquí: ", "Cambio de tema. ",
        "Y otra pregunta. ", "Bien, lo siguiente. "},
    .thanks = {"[Perfecto|Genial|Estupendo], ¡muchas gracias!", "Gracias, justo lo que necesitaba.",
        "Funcionó[, gracias|]. 👍", "Qué rápido, gracias.", "[Ah, vale.|Ah, entiendo.] ¡Gracias por la ayuda!",
        "Solucionado. [¡Buen día!|¡Gracias!]", "Ya va. ¡Gracias!"},
    .thanksPlain = {"Vale, [con eso me apaño|ya lo tengo]. Gracias.", "Costó, pero [bien|ya funciona].",
        "Bueno, gracias.", "Bien, ¿y por qué no desde el principio?", "Ok. A ver si funciona."},
    .closing = {"¡De nada[, {n}|]! [Que tenga un buen día.|]",
        "Me alegro de que esté resuelto. [Aquí estoy si surge algo más.|]", "Un placer. ¡Buen viaje!",
        "Con mucho gusto. [Cualquier cosa, escríbame.|]", "¡Cuánto me alegro! [Que le vaya bien.|]"},
    .tail = {"¿Puedo ayudarle en algo más?", "¿Le sirve?", "Dígame si algo no queda claro.", "Avíseme si no funciona.",
        "¿Se lo mando también por correo?"},
    .checking = {"Un momento, lo miro.", "Déjeme comprobarlo.", "Abro el caso, un segundo.",
        "Lo consulto en el sistema.", "Comprobando …"},
    .sorry = {"Perdone, me equivoqué. ", "Tiene razón, lo siento. ", "Error mío, lo miro otra vez. ",
        "Gracias por su paciencia. ", "Disculpe la confusión. "},
    .retrying = {"El sistema no respondió, lo intento otra vez.", "Tardó demasiado. Un intento más.",
        "Hubo un fallo por nuestra parte, un segundo."},
    .toolFailed = {"Ahora mismo no puedo acceder al sistema. Inténtelo más tarde.",
        "Algo salió mal[ por nuestra parte|]. Vuelva dentro de unas horas.",
        "La consulta falló. [Sin ella no puedo decirle nada.|Quizá desde la web.]",
        "Hay un problema técnico ({e}). No veo ningún dato."},
    .partial = {"Lo que no puedo es confirmarlo por escrito; eso hay que pedirlo por correo.",
        "La última parte no la pude comprobar, mírela otra vez en su cuenta.",
        "Hasta aquí llego; para el resto hay un formulario en Ayuda.",
        "De la fecha no tengo total seguridad, podría ser un día después."},
    .stall = {"Lo he pasado al departamento correspondiente. Se pondrán en contacto con usted.",
        "Me ocupo y le aviso. [Tenga paciencia, por favor.|]",
        "Su solicitud está registrada. [Alguien la revisará.|Se está tramitando.]",
        "Gracias por los datos. Lo revisamos y le escribimos [pronto|lo antes posible]."},
    .refuse = {"Lo siento, con eso no puedo ayudarle.", "Eso no me está permitido. [Espero que lo entienda.|]",
        "Por protección de datos no puedo informar sobre eso.", "Solo soy un asistente virtual y no puedo hacerlo."},
    .rude = {"Como ya le dije: ", "Si hubiera leído la página de ayuda, sabría esto: ", "Tampoco es tan difícil. ",
        "Primero cálmese. "},
    .complain = {"Eso no responde a mi pregunta.", "No, eso [no es así|está mal].", "¿Ha leído lo que escribí?",
        "No pregunté eso.", "Perdone, pero eso no me ayuda nada."},
    .push = {"¿Y qué hago yo ahora?", "¿Por qué no? [La última vez se pudo.|No puede ser tan difícil.]",
        "Llevo {k} días esperando. [Lo necesito hoy.|¿Cuándo exactamente?]",
        "Con eso no me basta. ¿Puede intentarlo otra vez?", "O sea, que nadie hace nada. ¿Cuándo me contestan?"},
    .angry = {"Estamos dando vueltas. Eso [ya me lo dijo|ya lo habíamos visto].",
        "Increíble. He perdido {k}0 minutos con esto.", "¿¿Otra vez la misma respuesta?? Esto no sirve.",
        "Pues tendré que arreglarlo por mi cuenta. Vaya servicio.", "¿Hay alguna persona ahí? Esto no tiene sentido.",
        "Lo he explicado dos veces. [No es tan difícil.|LÉALO, por favor.]"},
    .offTopic = {"¿Qué tiene que ver eso con mi pregunta?", "Tema equivocado. Pregunté otra cosa.",
        "Creo que me confunde con otra persona.", "¿Eh? Ese no es mi problema."},
    .wantsHuman = {"Quiero hablar con una persona, por favor.", "¿Me puede pasar con alguien?", "Un agente, por favor.",
        "Páseme con alguien que pueda decidir algo.", "¿Hay un teléfono? Quiero hablar con alguien."},
    .handOff = {"Le paso con {a}, de nuestro equipo. [La espera es de unos {k} minutos.|Verá toda la conversación.]",
        "Por supuesto. Lo he entregado con el número {z}; tendrá noticias antes del {T}.",
        "Lo entiendo. {a} sigue aquí, no cierre la ventana.",
        "Ahora todos los agentes están ocupados. Le llaman entre las {h} y las 20:00."},
    .leaves = {"Déjelo.", "Me rindo. [Mañana llamo.|]", "Pues compro en otro sitio.", "Vale, no tiene sentido. Adiós.",
        "Entonces reclamo al banco.", "Da igual[, ya lo averiguo yo|]."},
    .commentUp = {"rápido y correcto", "¡Resuelto en dos minutos!", "Mejor que llamar", "respuesta clara, gracias",
        "justo lo que necesitaba"},
    .commentDown = {"no sirve", "Repite lo mismo", "No entendió mi pregunta.", "¡¡información falsa!!",
        "Quiero una persona.", "pérdida de tiempo", "ni una respuesta a una pregunta sencilla"},
    .system = {"Eres el asistente de Fernway, una tienda de viajes y electrónica. Responde con brevedad, comprueba "
               "antes de afirmar y pasa con una persona si te lo piden.",
        "Asistente de Fernway integrado en un socio. Cliente: {n}, {w}. Usa las herramientas para pedidos y reservas. "
        "No inventes importes ni fechas."},
};
static_assert(isWellFormed(kPhrasesEs));

const Bank& bankEs()
{
    static const Bank bank{
        .phrases = kPhrasesEs,
        .scenarios = {shopEs(), deskEs()},
        // 0 masculine, 1 feminine
        .products
        = {{{"reloj", 0}, {"altavoz", 0}, {"cámara", 1}, {"lector", 0}, {"tableta", 1}, {"batería externa", 1},
            {"router", 0}, {"dron", 0}, {"cargador", 0}, {"proyector", 0}, {"teléfono", 0}, {"impresora", 1}}},
        .articles = {{{"el ", "la "}, {"mi ", "mi "}, {"del ", "de la "}, {"al ", "a la "}, {"un ", "una "}}},
        .cities = {"Lisboa", "Viena", "Praga", "Copenhague", "Múnich", "Milán", "Sevilla", "Lyon", "Kioto", "Osaka",
            "Chicago", "Boston", "Seattle", "Toronto", "Montreal", "Lima", "Bogotá", "Edimburgo", "Zúrich", "Valencia",
            "París", "Hamburgo", "Barcelona", "Londres", "Sídney", "São Paulo", "Ciudad de México"},
        .names = {"Lucía", "Mateo", "Sofía", "Diego", "Valeria", "Javier", "Camila", "Andrés", "Elena", "Carlos",
            "Marta", "Pablo", "Daniela", "Sergio", "Paula", "Iván", "Ximena", "Raúl", "Carmen", "Hugo", "Noelia",
            "Tomás", "Inés", "Bruno"},
        .months = {"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre",
            "noviembre", "diciembre"},
    };
    return bank;
}

} // namespace turnout::demo
