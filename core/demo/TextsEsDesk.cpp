// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/Banks.h"
#include "demo/TextChecks.h"

// Spanish, devices to warranty. The product: {1} el …, {2} mi …, {3} del …, {4} al …, {5} un ….
namespace turnout::demo {

constexpr std::array<Scenario, 10> kDeskEs{{
    // It does not connect
    {{"{g}Desde ayer {2} no se conecta al wifi. [Sale {e}.|La luz no deja de parpadear.] [El móvil va perfecto.|Todo "
      "lo demás funciona.]",
         "{g}Desde la actualización {v}, {2} [pierde la conexión cada pocos minutos|no encuentra la red]. ¿Por qué "
         "será?",
         "{g}Intento configurar {1} y se queda en \"conectando\" con {e}. [Ya van {k} intentos.|Ya reinicié todo.]",
         "{g}Durante meses {2} estuvo en línea. Desde la versión {v} [se cae todo el rato|solo dice \"sin red\"], y el "
         "portátil de al lado va bien."},
        {"Vamos a encontrarlo. ¿Su red es de 2,4 GHz, de 5 GHz o las dos con el mismo nombre?",
            "¿Ha cambiado hace poco el router o la contraseña?"},
        {"Las dos con el mismo nombre, creo.", "No, el router es el de siempre."},
        {"{e} significa que la contraseña es correcta, pero el router no dio ninguna dirección. Es típico cuando 2,4 y "
         "5 GHz se llaman igual:\n\n1. Mantenga el botón lateral 10 segundos hasta que la luz se ponga naranja.\n2. En "
         "el router, [apague los 5 GHz dos minutos|abra la red de invitados, que solo usa 2,4 GHz].\n3. Vuelva a "
         "emparejar y encienda otra vez los 5 GHz.\n\nDespués recuerda la banda correcta. [La versión {v} es la "
         "actual, no hay nada que instalar.|]",
            "He leído el diagnóstico: la señal es buena, pero guarda las claves de la red anterior y la versión {v} ya "
            "no las borra sola. Abra la app > {p} > Red > Olvidar todas, espere a que se reinicie y añada la red de "
            "nuevo. Es un minuto y los ajustes no se pierden. [Hacia el {T} sale una versión que lo corrige.|Si vuelve "
            "{e}, avíseme y se lo cambiamos.]"},
        {"Compruebe que el dispositivo está encendido y que hay wifi. [También puede reiniciarlo.|]",
            "{p} no tiene wifi. Hay que conectarlo con el cable de la caja.",
            "Para emparejar unos auriculares Bluetooth, mantenga el botón 5 segundos y elíjalos en el menú del móvil."},
        {"Lo reinicié {k} veces. En la pantalla sale {e}. ¿Qué significa {e}?",
            "No es eso, [el wifi va bien,|todo lo demás está en línea,] solo falla este aparato. ¿Qué más puedo "
            "probar?"},
        {"¿Hay que hacerlo después de cada actualización?", "¿Dónde veo cómo de buena es la señal?"},
        {"No, solo esta vez. A partir de la próxima versión olvida las redes antiguas por sí mismo.",
            "En la app, en {p} > Red. Por encima del 60 % va bien; por debajo del 40 %, acérquelo al router."}},
    // The battery
    {{"{g}La batería {3} se acaba en {k} horas. [Antes duraba días.|Y solo tiene unos meses.]",
         "{g}Ya no carga bien {2}. [El LED parpadea {k} veces en rojo.|Se queda en el 80 %.]",
         "{g}[Desde el {t}|Últimamente] tengo que cargar {2} dos veces al día. [No pasa de {k} horas.|Y casi no se "
         "usa.]",
         "{g}Al cargar, {2} se calienta bastante. ¿Es [normal|peligroso]? Además [tarda una eternidad|se para en el 80 "
         "%]."},
        {"¿Qué cargador y qué cable usa, los de la caja?", "¿Empezó de repente o fue a peor poco a poco?"},
        {"El cargador del portátil y [el cable original|otro cable].",
            "De repente, [con la actualización {v}|hacia el {t}]."},
        {"Desde la versión {v} hay un ajuste, *Escuchar siempre*, que viene activado y gasta media batería. "
         "Desactívelo en Ajustes > Energía y cargue una vez hasta el 100 % sin interrupción, para que el indicador "
         "vuelva a ser exacto. [Si aun así no aguanta un día, la celda está débil y se la cambio: está en "
         "garantía.|Mañana debería ir todo con normalidad.]",
            "Se para en el 80 % a propósito cuando está caliente o el cargador da menos de 18 W. Pruebe con el cable "
            "original directamente en el enchufe, no en un portátil, y sin funda. Hasta 43 °C es normal. [Si el LED "
            "vuelve a parpadear {k} veces, es {e}: el contacto está sucio, basta un bastoncillo seco.|Si quema al "
            "tocarlo, desenchúfelo y escríbanos.]"},
        {"Las baterías pierden capacidad con el tiempo. [Es normal.|Podría comprar otra.]",
            "Cargue el dispositivo con regularidad y manténgalo lejos del calor. [¿Algo más?|]",
            "{p} no tiene batería. Tiene que estar siempre enchufado."},
        {"Tiene {k} meses, eso no es viejo. [¿Qué puedo hacer?|¿Hay algún ajuste?]",
            "Cargar sé. ¿Por qué [se calienta y se para|no llega al final]?"},
        {"¿Conviene descargarla del todo de vez en cuando?", "¿Puede quedarse toda la noche enchufado?"},
        {"Mejor no, la desgasta. Entre el 20 y el 80 % es donde está mejor; una carga completa al mes basta.",
            "Sí. Se detiene solo y no vuelve a cargar hasta bajar del 95 %."}},
    // Which one to buy
    {{"{g}Busco {5} o algo parecido, hasta {m}. [Es para un viaje de {k} semanas.|Tiene que caber en el equipaje de "
      "mano.]",
         "{g}¿Vale la pena {1} por {m}, o [basta el modelo anterior|espero al siguiente]?",
         "{g}¿Qué me recomiendan? Pensaba en {5}, [ligero|resistente]. Voy [mucho a {d}|a {d} en {k} semanas].",
         "{g}¿Qué diferencia hay entre {p} y el anterior? [Las páginas dicen todas lo mismo.|No necesito lo último.]"},
        {"Con gusto. ¿Qué le importa más: el peso, la batería o el precio?", "¿Lo usaría más de viaje o en casa?"},
        {"[El peso, viajo solo con equipaje de mano.|La batería, paso días enteros sin enchufe.]",
            "[Casi siempre de viaje|En viajes], en trenes y hoteles."},
        {"Entonces elegiría **{p}** por {m}: pesa {k}0 g menos que el anterior, carga por USB-C y aguanta la lluvia. A "
         "cambio, la pantalla es más pequeña. [Hay existencias y lo tendría el {T}.|Si no necesita carga rápida, el "
         "modelo del año pasado cuesta {q} menos y es igual de resistente.]",
            "En corto: el nuevo compensa si lo usa fuera.\n\n- **Precio:** {m}; el anterior, {q} menos\n- **Batería:** "
            "1{k} horas en "
            "vez de 9\n- **Salpicaduras:** solo {p}\n\nPara casa basta el anterior. De viaje, yo pagaría la diferencia "
            "por la batería."},
        {"¡Tenemos muchos productos estupendos! Visite la tienda y use los filtros.",
            "Para su viaje a {d} le recomiendo nuestro seguro. Cubre el equipaje hasta {m}.",
            "{p} es lo mejor que tenemos. [A todo el mundo le encanta.|Con eso acierta seguro.]"},
        {"Esperaba un motivo. ¿Cómo queda {p} en [peso y batería|precio y peso]?",
            "Eso es publicidad. ¿Cuál de los dos llevaría usted {k} semanas con equipaje de mano, y por qué?"},
        {"¿Trae funda?", "¿Puedo probarlo y devolverlo?"},
        {"Una sencilla, sí. La acolchada cuesta {q} más y solo compensa si factura la maleta.",
            "Sí, 30 días, aunque esté abierto. El envío lo pagamos nosotros."}},
    // Does it fit
    {{"{g}¿Funciona {1} en {d}? [Creo que allí la tensión es otra.|¿Qué enchufe necesito?]",
         "{g}¿Se puede llevar {1} en el avión? [¿De mano o facturado?|La aerolínea habla de vatios hora.]",
         "{g}[¿Qué adaptador necesito|¿Necesito un adaptador] para cargar {2} en {d}? [El manual no lo dice.|Salimos "
         "el {T}.]",
         "{g}La aerolínea pide los vatios hora de {2}. [¿Me dejan llevarlo?|¿Dónde va?] Volamos a {d} el {T}."},
        {"Buena pregunta. ¿Qué versión tiene instalada?", "¿Es para un viaje o para siempre?"},
        {"La [actual|nueva], {v}.", "Solo un viaje[, {k} días|]."},
        {"Sí. El cargador acepta de 100 a 240 V, así que en {d} solo necesita un adaptador de enchufe, sin "
         "transformador. Sirve el de nuestra tienda por {q}, y también el del aeropuerto. [Las bandas de radio se "
         "ajustan solas.|Actualice a {v} en casa, las redes de hotel son lentas.]",
            "En el equipaje de mano sí, y solo ahí: su batería tiene menos de 100 Wh (lo pone detrás), y eso lo "
            "permiten todas las aerolíneas sin preguntar. Facturadas, las baterías sueltas están prohibidas. [Apáguelo "
            "y evite que se pulse sin querer.|Dos baterías de repuesto por persona también se admiten.]"},
        {"{p} es compatible con la mayoría de los dispositivos. [Consulte el manual.|]",
            "Sí, funciona en todas partes. [Incluso bajo el agua.|No necesita nada más.]",
            "No puedo informar sobre normas de viaje. [Pregunte a las autoridades.|]"},
        {"Eso no me ayuda. Se trata de los enchufes de {d}[, estaré allí desde el {T}|]. Adaptador, ¿sí o no?",
            "El manual tiene {k}4 páginas y no lo dice. Solo quiero saber si {p} puede ir en el avión."},
        {"¿Y a la vuelta a {c}?", "¿Hay que apagarlo en el control de seguridad?"},
        {"Nada distinto: las mismas normas y, en casa, su enchufe de siempre.",
            "Va en la bandeja como un portátil; puede quedarse en reposo."}},
    // A few days somewhere
    {{"{g}Estaremos tres días en {d}, [a final de mes|desde el {T}]. [Dos adultos y un niño.|Nos gusta comer y "
      "caminar.] ¿Qué no nos podemos perder?",
         "{g}Llego a {d} el {T} a las {h} y solo tengo hasta la noche siguiente. ¿Qué haría usted?",
         "{g}Primera vez en {d}, de viernes a domingo. [No como carne y odio las colas.|Viene mi madre, de 74 años.] "
         "¿Ideas?",
         "{g}Una noche y un día en {d}, [nada turístico, por favor|quiero ver vida de verdad]. [Me alojo en "
         "{s}.|Presupuesto: unos {m}.]"},
        {"¡Qué bien! ¿Qué ritmo prefiere: una cosa grande al día o todo lo que quepa?",
            "Con gusto. ¿Dónde se aloja, y le va bien el transporte público?"},
        {"[Con calma, mejor sentarse en un sitio bonito.|Sin prisas.]", "En {s}. El tranvía me va bien."},
        {"Un plan tranquilo para {d}:\n\n**Día 1** El centro a pie, desde las 9, antes de que lleguen los grupos. "
         "Comida en el mercado y por la tarde un paseo en barco o el funicular.\n**Día 2** Un museo (reserve la "
         "primera hora) y el parque de detrás. Cena en una calle lateral, no en la plaza mayor.\n**Día 3** En tren "
         "regional al campo, de vuelta para cenar.\n\n[Desde {s} todo queda a 20 minutos.|Calcule {q} al día para "
         "entradas y transporte.] [Muchos museos cierran los lunes.|Por la noche refresca, lleve chaqueta.]",
            "Yo haría esto:\n\n- **Noche:** de la estación por la orilla del río, cenar donde la carta sea corta y a "
            "dormir pronto.\n- **Mañana:** el mirador al amanecer y café en la panadería junto al mercado.\n- "
            "**Mediodía:** una sola visita, la catedral o el museo de diseño; entradas por internet, unos {q}.\n- "
            "**Tarde:** el barrio al norte del canal: talleres, librerías de viejo, ni un autobús turístico.\n\nQuedan "
            "dos horas para nada, que es lo mejor de {d}."},
        {"¡{d} es una ciudad maravillosa con algo para cada uno! Hay muchos monumentos, restaurantes y tiendas. "
         "¡Disfrute!",
            "Día 1: playa y buceo. Día 2: esquí en el glaciar. Día 3: vuelo de regreso. [¡Diviértase!|Así es {d}.]",
            "En {c} le recomiendo el castillo, el zoo y la calle comercial."},
        {"Eso vale para cualquier ciudad. En concreto: {d}, ¿qué haría cada uno de los tres días?",
            "¿Ha leído lo que escribí? Una noche y un día en {d}. Otra vez, por favor, con [algo real|sitios a los que "
            "pueda llegar]."},
        {"¿Y si llueve?", "¿Dónde cenamos la primera noche?"},
        {"Primero el museo y el mercado, que están a cubierto; el centro también es bonito con lluvia.",
            "Junto a {s} hay una calle con cinco sitios pequeños; vaya al que no tiene fotos en la carta, y antes de "
            "las 8."}},
    // How to get there
    {{"{g}¿Cómo llego mejor de {c} a {d} el {T}? [Si puede ser, en tren.|Con un transbordo como mucho.]",
         "{g}¿Se puede ir de {c} a {d} sin volar? [¿Cuánto se tarda?|Saldría el {T}.]",
         "{g}Tengo que estar en {d} el {T}, salgo de {c}. [¿Qué opciones hay?|¿Qué tomaría usted?]",
         "{g}Preferimos no volar: de {c} a {d}, ida el {T} y vuelta el {U}. [¿Hay algún tren decente?|¿Se puede?]"},
        {"Lo miro. ¿A qué hora tiene que estar allí como muy tarde?", "¿Cuántas personas son y con cuánto equipaje?"},
        {"[A cualquier hora de la tarde|A tiempo para cenar].", "[Dos, con una maleta|Dos con mochilas]."},
        {"Lo mejor de {c} a {d} el {T}:\n\n1. **{h}**, un transbordo, {m}, llega a primera hora de la noche.\n2. El "
         "tren nocturno, directo, {q} más con litera.\n3. El primer vuelo, directo, más barato pero sin "
         "equipaje.\n\nYo tomaría el primero: 50 minutos para el transbordo, en el mismo andén. [Se lo puedo guardar "
         "hasta medianoche.|Quedan asientos de ventanilla.]",
            "Sí, y es más bonito de lo que parece: de {c} a {d} con un transbordo, {m} para dos. Sale el {T} a las {h} "
            "y dura casi todo el día. El segundo tren es el de las vistas, siéntese a la izquierda. [Los billetes se "
            "pueden devolver hasta el día anterior.|Reserve hoy, los baratos casi se acaban.]"},
        {"Entre muchas ciudades hay vuelos y trenes. [Consulte un portal de viajes.|]",
            "De {d} a {c} hay un tren el {T} a las {h}. ¿Lo reservo?", "De {c} a {d} solo se puede ir en avión."},
        {"Está mal: estoy en {c} y quiero ir a {d}, el {T}. ¿Qué opciones tengo?",
            "No. Una amiga fue en tren el año pasado. Mire otra vez: de {c} a {d}, {T}, con hora y precio."},
        {"¿Y si el primer tren se retrasa?", "¿Hay descuento para niños?"},
        {"Es un solo billete: ese día puede tomar cualquier tren posterior sin pagar más.",
            "Hasta 6 años viajan gratis y hasta 14 a mitad de precio, si están en su reserva."}},
    // Code: webhooks
    {{"{g}Nuestro endpoint rechaza todos sus webhooks desde [el {t}|esta mañana] con \"{E}\". Esta es la "
      "comprobación:\n\n{B}\n\n¿Qué está mal?",
         "{g}¿Cómo verifico la firma de sus webhooks? La mía nunca coincide:\n\n{B}",
         "{g}Eventos válidos no pasan nuestra comprobación. [El secreto es correcto, ya lo roté dos veces.|En el "
         "sandbox funciona, en producción no.]\n\n{B}",
         "{g}¿Ven el error? Cada entrega acaba en \"{E}\" [aunque el secreto es correcto|desde que salimos a "
         "producción].\n\n{B}"},
        {"¿Algo lee el cuerpo antes que su handler, por ejemplo un middleware de JSON?", "¿Hay un proxy delante?"},
        {"Sí, un middleware de JSON para todas las rutas.",
            "[Nada delante, solo la app|Un balanceador, pero solo termina TLS]."},
        {"La firma cubre los **bytes originales** del cuerpo. Su código interpreta el JSON y lo vuelve a serializar: "
         "cambian los espacios y el orden, y nunca puede coincidir. Tome los bytes tal como llegan y compare en tiempo "
         "constante:\n\n{C}\n\n[La marca de tiempo forma parte del texto firmado y protege contra repeticiones; cinco "
         "minutos es un buen límite.|En el sandbox puede funcionar porque esos eventos ya son compactos.]",
            "Dos cosas: firma el JSON vuelto a serializar y no el enviado, y una comparación simple revela tiempos. "
            "Así funciona:\n\n{C}\n\nDespués mándese un evento de prueba en Desarrolladores > Webhooks > Repetir. "
            "[\"{E}\" desaparece enseguida.|Los eventos de hoy se reintentan durante 72 horas, no se pierde nada.]"},
        {"El código me parece correcto. Pruebe esto:\n\n{B}\n\n[Debería funcionar.|Dígame si va.]",
            "\"{E}\" significa que el secreto es incorrecto. [Cree otro.|Rótelo y pruebe de nuevo.]",
            "Yo quitaría la verificación de la firma. Es opcional."},
        {"Es el mismo código que mandé. El secreto está bien, lo comprobé. ¿Por qué no coincide la firma?",
            "Sigue saliendo \"{E}\". ¿Puede ser [la codificación|el cuerpo original]? Mire otra vez el código, por "
            "favor."},
        {"¿Puedo ver qué eventos fallaron?", "¿En cuánto tiempo hay que responder?"},
        {"Sí: `GET /v2/webhooks/deliveries?status=failed`, los más recientes primero, con su respuesta.",
            "En 10 segundos. Responda 200 enseguida y haga el trabajo en una cola; tras tres tiempos agotados bajamos "
            "el ritmo."}},
    // Code: rate limits and paging
    {{"{g}Mi sincronización muere con \"{E}\" después de {k} páginas de `{F}`. ¿Qué se me escapa?\n\n{B}",
         "{g}`{F}` me da \"{E}\" aunque estoy muy por debajo de {k}00 peticiones por minuto. Código:\n\n{B}",
         "{g}¿Hay una forma oficial de recorrer todos los registros de `{F}`? [Me salen duplicados.|Siempre me faltan "
         "algunos.]\n\n{B}",
         "{g}Exportación nocturna de `{F}`: falla con \"{E}\", cada vez en otra página. [¿Cómo se hace bien?|Ayuda, "
         "por favor.]\n\n{B}"},
        {"¿El proceso corre una vez o en varios workers con la misma clave?",
            "¿Qué plan tiene la clave, y lee usted las cabeceras de la respuesta?"},
        {"[Cuatro|Varios] workers, una clave.", "Pro. No, solo miro el [estado|cuerpo]."},
        {"Dos problemas: los números de página se desplazan cuando entran registros nuevos (de ahí duplicados y "
         "huecos), y con 429 no hay pausa. Use el cursor y respete `Retry-After`:\n\n{C}\n\n[El límite es por clave y "
         "no por proceso; los workers lo comparten.|Con 200 por página necesita la décima parte de peticiones.]",
            "`{F}` responde 429 con los segundos de espera en `Retry-After`. Su bucle lo ignora y vuelve a pedir al "
            "instante, y eso alarga el bloqueo. Así termina bien:\n\n{C}\n\nEl cursor vale 24 horas, así que puede "
            "[parar y seguir después|retomar donde quedó tras una caída]."},
        {"Pruebe con algunos reintentos más:\n\n{B}\n\nEso suele arreglarlo.",
            "El límite está documentado en nuestra web. [Manténgase por debajo.|]",
            "Instale la última versión del SDK. [Arregla la mayoría de los problemas.|]"},
        {"No uso SDK, llamo directamente a `{F}`. ¿Cómo recorro las páginas sin que me bloqueen?",
            "Así es peor: ahora sale \"{E}\" tras la primera página. [¿Qué dice la cabecera?|¿Cuánto hay que "
            "esperar?]"},
        {"¿Podemos tener un límite más alto?", "¿Cómo pido solo lo que cambió?"},
        {"Con Enterprise es diez veces mayor. Para un proceso nocturno no hace falta, ese bucle queda muy por debajo.",
            "Con `updated_since=` y la hora de la última ejecución. Los borrados llegan marcados durante 30 días."}},
    // Broken
    {{"{g}El {t} {2} [dejó de funcionar|murió de la noche a la mañana] y ahora [no enciende|solo muestra {e}]. Tiene "
      "{k} meses. ¿Lo cubre la garantía?",
         "{g}En {2} solo sale {e}. Tiene más de dos años. [¿Vale la pena repararlo?|¿Cuánto costaría?]",
         "{g}Del pedido {o}: a los {k} meses [baila el conector|no responde un botón]. [Nunca se cayó.|¿Qué puedo "
         "hacer?]",
         "{g}Compré {1} hace más de dos años y ahora sale {e} [cada vez que se enciende|y nada más]. ¿Lo pueden "
         "reparar?"},
        {"Lo siento. ¿Se ve algún golpe o rastro de agua?",
            "Lo compruebo. ¿Tiene el número de serie? Está detrás, debajo del logo."},
        {"Ni agua ni golpes.", "FW{x}, creo."},
        {"Está cubierto: van {k} meses y la garantía es de 24. He abierto la reparación {z}. {y} lleva una caja vacía "
         "el {T} y recoge el aparato; vuelve en 10 días como mucho, o recibe uno nuevo si falta la pieza. [Antes quite "
         "su cuenta del dispositivo.|No paga nada, tampoco el envío.]",
            "La garantía terminó el {t}, así que gratis ya no es posible. Pero {e} es un fallo conocido de esa serie y "
            "lo reparamos por {q} fijos, con un año más de garantía. [¿La abro?|Le guardo ese precio hasta el {T} con "
            "el número {z}.] Uno nuevo costaría {m}."},
        {"Los daños causados por el usuario no están cubiertos. [Trate el dispositivo con cuidado.|]",
            "La información sobre la garantía está en el folleto de la caja.",
            "Sí, todo tiene garantía de por vida. [Tire el anterior.|]"},
        {"Yo no rompí nada. Dejó de ir de un día para otro. Mire el pedido {o}, por favor.",
            "No pregunté eso. ¿Cuánto cuesta arreglar {e} y cómo lo envío?"},
        {"¿Y mis datos?", "¿Me prestan uno mientras tanto?"},
        {"Haga una copia si aún puede: el taller lo restablece. Nadie mira lo que hay dentro.",
            "A los clientes Pro sí: llega en la misma caja y lo devuelve cuando tenga el suyo."}},
    // What became of the repair
    {{"{g}Desde el {t} {2} está en reparación, número {z}. [¿Hay novedades?|Iban a ser 10 días.]",
         "{g}¿Me piden {m} por la reparación {z}? [¡Está en garantía!|Ya se reparó una vez y otra vez {e}.]",
         "{g}¿Qué pasa con {z}? [No sé nada desde el {t}.|Lo mandé el {t} y no he tenido noticias.]",
         "{g}Reparación {z}: volvió con {e}, igual que antes, y encima una factura de {m}. [¿En serio?|Explíquenme "
         "eso.]"},
        {"Déjeme ver. ¿Le escribió el taller en los últimos días?", "Tengo el caso delante. ¿Mandó también el cable?"},
        {"[Nada que lo explique|Solo un correo con el número {z}].", "Solo el aparato, sin cable."},
        {"La reparación {z} lleva {k} días esperando una pieza que no llega antes del {U}. Es demasiado, así que la he "
         "convertido en un cambio: hoy sale uno nuevo y lo tiene el {T} con {y}. [El viejo se queda aquí.|La garantía "
         "empieza de cero.] Siento que haya tenido que preguntar.",
            "He leído el informe del taller. Cambiaron la batería, pero {e} viene de la placa, así que el presupuesto "
            "de {m} fue un error: entra en garantía. He anulado la factura y vuelve al taller con prioridad; estará "
            "listo el {T} como muy tarde. [Recibirá un correo en {w} cuando salga.|Si falla una tercera vez, le damos "
            "uno nuevo.]"},
        {"Su reparación {z} está en curso. [Gracias por su paciencia.|]",
            "No encuentro ninguna reparación. ¿Quiere comprar uno nuevo por {m}?",
            "Las reparaciones tardan hasta 10 días laborables. [Espere, por favor.|]"},
        {"\"En curso\" ya lo veo yo, desde el {t}. ¿[A qué se debe|Qué están haciendo]?",
            "El número es {z}, está en el correo de ustedes, con los {m} que tengo que pagar. Mire otra vez, por "
            "favor."},
        {"¿Me llaman cuando salga?", "¿Tengo que estar en casa?"},
        {"Llamar no puedo, pero he activado un SMS para {z}.",
            "Alguien tiene que firmar. Vale un vecino, o elija un punto de recogida en el mensaje."}},
}};

static_assert(isWellFormed(kDeskEs));

std::span<const Scenario, 10> deskEs()
{
    return kDeskEs;
}

} // namespace turnout::demo
