// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/Banks.h"
#include "demo/TextChecks.h"

// Spanish, orders to accounts. The product: {1} el …, {2} mi …, {3} del …, {4} al …, {5} un ….
namespace turnout::demo {

constexpr std::array<Scenario, 10> kShopEs{{
    // A parcel is late
    {{"{g}Mi pedido {o} tenía que llegar [el {t}|hace días] y no hay noticias. [¿Dónde está?|¿Pueden revisarlo?]",
         "{g}¿Me pueden decir por dónde va el pedido {o}? El seguimiento [no cambia|dice lo mismo] desde el {t}.",
         "{g}[Sigo esperando|Todavía espero] {2}, pedido {o}. [El {U} salgo para {d} y lo necesito antes.|¿Cuándo "
         "llega?]",
         "{g}El envío {x} lleva {k} días parado. [¿Se perdió?|¿Y ahora qué hago?]"},
        {"Lo reviso con gusto. ¿La dirección de entrega es la de su cuenta, o eligió un punto de recogida?",
            "Veo el pedido. ¿A qué ciudad va? Lo necesito antes de poder mostrarle los datos del transportista."},
        {"La de [casa|mi casa], [no ha cambiado|la de siempre].",
            "A {c}[, la misma dirección de siempre|, a la oficina]."},
        {"El pedido {o} está en camino: {y} lo tiene desde el {t}, pero estuvo {k} días detenido en el centro de "
         "clasificación. Ya se mueve otra vez y la nueva fecha de entrega es el **{T}**. El número de seguimiento es "
         "{x}. [Le he devuelto los {q} del envío exprés, porque evidentemente no lo fue.|Si la tarde del {T} no ha "
         "llegado, escríbame por aquí y le mando otro sin esperar al transportista.]",
            "Aquí está. El paquete salió de nuestro almacén con un día de retraso y lo tiene {y} (seguimiento {x}). La "
            "entrega está prevista para el {T}, [antes de las {h}|por la tarde]. [He activado los avisos por SMS|La "
            "noche anterior recibirá un mensaje], así que aún puede indicar un vecino o un punto de recogida."},
        {"Su pedido {o} se entregó el {t}. [Pregunte a sus vecinos, por favor.|¿Puedo ayudarle en algo más?]",
            "Los pedidos suelen llegar en {k} a 7 días laborables. Por favor, [espere un poco más|tenga en cuenta los "
            "festivos] y consulte la página de seguimiento.",
            "Puede seguir cualquier pedido en Cuenta > Pedidos. [Ahí está siempre el estado actual.|Solo tiene que "
            "escribir el número.]"},
        {"[No se ha entregado.|Aquí no ha llegado nada.] Pedido {o}, envío {x}: el último movimiento es del {t}. "
         "¿Dónde está el paquete [ahora|en este momento]?",
            "El seguimiento ya lo miré, por eso pregunto. Por favor, [revíselo usted|mírelo en su sistema] y deme una "
            "fecha."},
        {"¿Se puede enviar a un punto de recogida? El {T} no estaré en casa.", "¿Y si el {T} tampoco llega?"},
        {"Sí. Lo he desviado al punto de {y} más cercano a su dirección; lo guardan siete días a partir del {T}. Lleve "
         "un documento y el número {x}.",
            "Entonces lo damos por perdido y usted elige: otro envío exprés por nuestra cuenta o los {m} completos a "
            "la tarjeta terminada en {l}. No tiene que demostrar nada."}},
    // Delivered, says the carrier
    {{"{g}Según {y}, el pedido {o} se entregó el {t} a las {h}. [Estuve en casa todo el día y nadie llamó.|En la "
      "puerta no había nada.]",
         "{g}El pedido {o} aparece como entregado y nunca lo recibí. [En el edificio tampoco lo tiene nadie.|¡Son "
         "{m}!]",
         "{g}Dicen que {2} se \"entregó al destinatario\" el {t}. El destinatario soy yo y [ese día estaba en {d}|a mí "
         "nadie me dio nada].",
         "{g}Según ustedes entregaron {o} el {t} a las {h}. [¿A quién?|¿Dónde?] Yo no lo tengo."},
        {"Lo siento, qué molesto. ¿Ha preguntado a los vecinos? ¿Hay algún sitio donde {y} suela dejar los paquetes?",
            "Antes de abrir una reclamación: ¿quién más podría haberlo recibido en su domicilio?"},
        {"Pregunté a todos y [nada|nadie sabe nada]. No hay ningún sitio así.",
            "[Vivo sin nadie más|Estábamos todos trabajando], así que nadie."},
        {"He abierto una reclamación con {y} por el envío {x} (caso {z}). El punto de entrega está a unos {k}00 metros "
         "de su dirección, así que parece que se equivocaron de puerta. Tienen hasta el {T} para responder, pero usted "
         "no tiene que esperar: [ya le envié otro, llega el {T}|hoy mismo le envío otro o le devuelvo {m}, lo que "
         "prefiera].",
            "Gracias, con eso me basta. La firma del comprobante no es su nombre, por eso lo he registrado como "
            "entrega errónea con el número {z} y [he preparado otro envío|sale otro paquete]. Sale hoy, llega el {T} y "
            "esta vez solo se entrega con firma. Si aparece el primero, simplemente rechácelo."},
        {"Según {y}, el paquete se entregó, así que el pedido está cerrado. [Lamentablemente no puedo hacer nada "
         "más.|Puede valorar la entrega.]",
            "Por favor, diríjase directamente a {y} con el número {x}. [La entrega es responsabilidad del "
            "transportista.|Allí le ayudarán.]",
            "¡Buenas noticias! Su pedido {o} se entregó el {t}. ¡Que lo disfrute!"},
        {"Me está leyendo lo que dice el seguimiento. Y el seguimiento [está mal|se equivoca]: no tengo el paquete del "
         "pedido {o}.",
            "{y} me manda a la tienda y la tienda me manda a {y}. Yo les compré a ustedes. Abran una reclamación o "
            "envíen otro, por favor."},
        {"¿Cuánto tarda la reclamación?", "¿El nuevo puede ir a mi oficina?"},
        {"Normalmente {k} días laborables, como mucho hasta el {T}. Recibirá un correo en {w} en cualquier caso, y el "
         "otro envío no depende de eso.",
            "Claro. He puesto su segunda dirección solo para este envío; la de la cuenta no cambia."}},
    // Sending something back
    {{"{g}Quiero devolver {1} del pedido {o}. [No es lo que esperaba.|No cabe en mi bolso.|Me regalaron otro igual.]",
         "{g}¿Cómo devuelvo {1}? Es una compra del {t}, [la caja está abierta pero sin usar|la probé solo una vez].",
         "{g}[Quisiera|Quiero] devolver el pedido {o}. [¿Necesito la caja original?|¿Quién paga el envío?]",
         "{g}El color no es el que pedí, pedido {o}. [Quiero que me devuelvan el dinero|Prefiero devolverlo antes que "
         "cambiarlo]."},
        {"Sin problema. ¿Está todo, también el cable y la funda, y hay algún daño que deba anotar?",
            "Claro. ¿Prefiere llevar el paquete usted o que {y} lo recoja?"},
        {"Está todo, [sin un rasguño|como nuevo].", "Lo llevo yo, [sin problema|no hay problema]."},
        {"Listo: la devolución {z} está registrada y la etiqueta está en su correo, {w}. Deje el paquete en cualquier "
         "punto de {y} antes del {T}; el envío lo pagamos nosotros. Los {m} vuelven a la tarjeta terminada en {l} en "
         "{k} días laborables desde que llegue. [Sirve cualquier caja, no hace falta la original.|¿Sin impresora? "
         "Enseñe el código del correo en el mostrador.]",
            "Está dentro de los 30 días, así que es fácil. He creado la devolución {z}; la etiqueta llega en un minuto "
            "a {w} y cualquier punto de {y} acepta el paquete. Los {m} se devuelven por donde pagó, normalmente {k} "
            "días después de recibirlo. Como devuelve el pedido entero, incluimos los gastos de envío."},
        {"Los artículos se pueden devolver en 14 días, en su embalaje original y sin abrir. Como el suyo está abierto, "
         "la devolución [no es posible|queda excluida].",
            "Para devolver un producto, entre en nuestra web y siga las instrucciones. [¿Algo más?|Son fáciles de "
            "encontrar.]",
            "He cancelado su pedido {o}. No se enviará."},
        {"En su página pone 30 días, abierto o no. Solo necesito una etiqueta para el pedido {o}.",
            "[No pregunté eso.|No.] Lo tengo aquí y quiero devolverlo. ¿Me puede hacer una etiqueta?"},
        {"¿Y si lo cambio por otro color?", "Ya tiré la caja. ¿Es un problema?"},
        {"También se puede. Le he apartado uno en negro; sale en cuanto {y} escanee la devolución, así no paga dos "
         "veces.",
            "Para nada. Sirve cualquier caja resistente; protéjalo bien y pegue la etiqueta por fuera."}},
    // The refund does not come
    {{"{g}Devolví el pedido {o} el {t} y sigo sin recibir los {m}. [¿Por qué tarda tanto?|¿Cuándo me llega el dinero?]",
         "{g}¿Dónde está mi reembolso? Según {y} tienen el paquete desde el {t}. [Sigo esperando.|¿Cuánto puede "
         "tardar?]",
         "{g}Reembolso de la devolución {z}: en mi banco [no aparece nada|no ven nada]. Tienen que ser {m}.",
         "{g}Me prometieron devolverme {m} por el pedido {o}. [Eso fue el {t}.|Hasta ahora, nada.]"},
        {"Lo busco. ¿Pagó con tarjeta o con un vale?", "Puedo mirarlo. ¿Fue el pedido entero o solo una parte?"},
        {"Con tarjeta, la terminada en {l}.", "El pedido entero[, todo en un paquete|]."},
        {"Ya lo veo: el paquete se escaneó el {t}, pero el reembolso quedó retenido porque el número de serie se "
         "escribió mal. Lo he corregido y acabo de liberar **{m}** a la tarjeta terminada en {l}. Los bancos tardan de "
         "2 a {k} días laborables, cuente con el {T}. [Referencia para su banco: {z}.|Siento que nadie le avisara.]",
            "Los {m} salieron de nuestra cuenta el {t} con la referencia {z}, pero a su tarjeta anterior, que el banco "
            "ya sustituyó. Los bancos pasan esos pagos a la nueva, normalmente antes del {T}. Si para entonces no "
            "está, mándeme un extracto y [hago rastrear el pago|pido que lo devuelvan y lo envío otra vez]."},
        {"Su reembolso ha sido procesado. [Espere de 5 a 10 días laborables.|Ya debería haberlo recibido.]",
            "Veo que su pedido {o} se está preparando. Recibirá un correo cuando salga.",
            "Para pedir un reembolso, primero devuélvanos el artículo. [¿Quiere una etiqueta?|Luego lo revisamos.]"},
        {"Lo devolví hace semanas y ustedes confirmaron que llegó. ¿Qué fecha y qué referencia tiene el pago de {m}?",
            "Eso [no me sirve|ya me lo dijeron la semana pasada]. Devolución {z}, pedido {o}, {m}: ¿se pagó o no?"},
        {"¿Por qué nadie me avisó?", "¿Sería más rápido con un vale?"},
        {"Porque al correo le faltaba el enlace para responder; fue un error nuestro. Lo he comunicado con {z} como "
         "ejemplo.",
            "Sí, sería inmediato y le añadiría {q} por las molestias. Pero la transferencia ya está en marcha, yo "
            "esperaría."}},
    // Another date
    {{"{g}Necesito mover mi reserva {b} ({s}, {d}) al {T}. [¿Se puede?|¿Cuánto cuesta?]",
         "{g}¿Pueden cambiar mi vuelo de {c} a {d}? Reserva {b}, quiero salir el {T}[ en lugar del {U}|].",
         "{g}[Me surgió algo|Cambiaron mis planes]: ¿mi estancia en {s} puede empezar el {T}? Reserva {b}, [dos "
         "personas|una persona].",
         "{g}Tengo que volar el {T} y no el {U}. [De {c} a {d}, reserva|Reserva] {b}. [¿Cuánto costaría?|]"},
        {"Con gusto. ¿La duración se queda igual o cambia también?",
            "Déjeme ver. ¿Le da igual la hora o tiene que ser por la mañana?"},
        {"[Todo lo demás igual.|La misma duración, por favor.]",
            "Mejor por la mañana, pero la tarde también me sirve."},
        {"Hecho. {s} en {d} tiene la misma habitación para las nuevas fechas, del {T} al {U}, al precio que ya pagó. "
         "No hay que pagar nada más y la cancelación sigue siendo gratis hasta dos días antes. [La reserva {b} ya está "
         "cambiada en la app.|El desayuno sigue incluido.]",
            "Su reserva {b} queda para el **{T}**, con salida de {c} a las {h}. La tarifa subió un poco: {q} en total, "
            "cargados a la tarjeta terminada en {l}, sin penalización por el cambio. La nueva confirmación va a {w}. "
            "[Los asientos y el equipaje se mantienen.|Conserva su asiento de ventanilla.]"},
        {"He cancelado su reserva {b} como pidió. La penalización es de {m}.",
            "Los cambios se hacen en Mis viajes. [Elija la reserva y siga los pasos.|Tenga en cuenta que no todas las "
            "tarifas lo permiten.]",
            "Su reserva {b} para el {U} está confirmada. ¡Buen viaje a {d}!"},
        {"No, no quiero cancelar, quiero moverla al {T}. Por favor, mire cómo está {b} ahora.",
            "Aquí sigue saliendo el {U}. Necesito {b} para el {T}. ¿Puede cambiar la fecha, sí o no?"},
        {"¿Sigue valiendo la confirmación anterior?", "¿Y si vuelve a cambiar algo?"},
        {"No, solo la nueva. El código {b} es el mismo, en la app no cambia nada.",
            "Se puede una vez más sin coste hasta 24 horas antes; solo se pagaría la diferencia de precio."}},
    // Cancelling
    {{"{g}Tengo que cancelar {b}, el viaje a {d} del {T}. [¿Cuánto me devuelven?|Caí con gripe y no puedo viajar.]",
         "{g}Ya no necesito la habitación en {s}: reserva {b}, llegada el {T}. ¿Cuánto me cuesta?",
         "{g}[Quiero cancelar|Por favor, cancelen] la reserva {b}. [¿Qué me devuelven?|Cambiaron mis planes.]",
         "{g}No podemos ir a {d}. Cancelen el hotel, por favor, {b}. [¿Hay algún cargo?|Llegábamos el {T}.]"},
        {"Lo siento mucho. ¿La cancelo ya o le vendría bien otra fecha?",
            "¿Es para todas las personas de la reserva o solo para una?"},
        {"Cancélela[, por favor|], otra fecha no me sirve.", "Para todas."},
        {"La reserva {b} está cancelada. Aún estaba en el plazo gratuito, así que vuelven los **{m}** completos a la "
         "tarjeta terminada en {l}, como muy tarde el {U}. El hotel y el traslado también quedan cancelados; la "
         "confirmación está en {w}. [Espero que todo se arregle.|¡Cuídese!]",
            "Está cancelada. Faltaban más de dos días, por eso {s} solo se queda con {q} y usted recupera el resto de "
            "los {m}; más tarde habría sido la primera noche entera. El dinero llega en {k} días laborables a la "
            "tarjeta terminada en {l}. [La confirmación con los dos importes va a {w}.|En la app lo encuentra con el "
            "código {b}.]"},
        {"Su tarifa no es reembolsable. [No hay nada que devolver.|Lo siento, es definitivo.]",
            "Los viajes se cancelan en la app. [Abra el viaje y elija Cancelar.|No puedo decirle cuánto costaría.]",
            "He movido su reserva {b} al {U}. ¡Nos vemos en {d}!"},
        {"En mi confirmación pone cancelación gratis hasta dos días antes de la llegada. Mire {b} otra vez, por favor.",
            "Pedí [cancelar|una cancelación], no eso. {b}: ¿está cancelada y cuánto me devuelven?"},
        {"¿Me dan un justificante para el seguro?", "¿Podría haber ido otra persona?"},
        {"Por supuesto. El justificante con fecha e importes está en {w}; los seguros lo aceptan así.",
            "Con una habitación sí, vale cualquier nombre. En los vuelos, cambiar el nombre suele costar más de lo que "
            "se ahorra."}},
    // Charged twice
    {{"{g}Me cobraron {m} dos veces[, el {t}| por el pedido {o}]. Por favor, [devuélvanme uno|arréglenlo].",
         "{g}En mi tarjeta terminada en {l} hay dos cargos de {m}, los dos del {t}. Y solo hice un pedido.",
         "{g}En el extracto del {t} aparece [dos veces|doble] el cargo de {m}. [Uno no puede ser.|¿De qué es el "
         "segundo?]",
         "{g}Pagué {o} una vez y me lo cobraron dos, {m} cada vez. Tarjeta terminada en {l}."},
        {"Lo reviso. ¿Los dos están ya cobrados o alguno aparece como pendiente?",
            "Déjeme ver. ¿Salió algún error al pagar?"},
        {"No sabría decirle, la app [muestra los dos|solo pone la lista].",
            "Sí, [una página en blanco|algo de tiempo agotado], así que volví a pulsar."},
        {"Tiene razón: el primer intento del {t} falló por nuestra parte y aun así se cobró, y después pagó otra vez. "
         "He devuelto los segundos **{m}** a la tarjeta terminada en {l}, referencia {z}; estarán ahí antes del {T}. "
         "[Su pedido {o} no se ve afectado.|Perdone el susto.]",
            "He revisado los dos. Uno es su pedido {o}; el otro es la retención que hizo su banco cuando falló el "
            "primer intento. Nunca se cobró y desaparece por sí sola, como muy tarde el {T}. [Si no, dele a su banco "
            "el número {z}.|He pedido que la liberen hoy.] Así que los {m} los pagó una sola vez."},
        {"Veo un pago de {m}. Todo está en orden en su cuenta. [¿Algo más?|]",
            "Los precios pueden cambiar. Consulte nuestras condiciones.",
            "He devuelto {m} del pedido {o} y lo he cancelado. No se entregará."},
        {"Son dos, tengo el extracto delante: {t}, {m}, y otra vez {t}, {m}. [Mire bien, por favor.|La misma tarjeta, "
         "terminada en {l}.]",
            "No quiero que me lo expliquen, quiero saber qué pasa con los otros {m}. ¿Qué necesita de mí?"},
        {"¿Me van a cobrar intereses?", "¿Me lo confirma por escrito?"},
        {"Nosotros no. Si su banco le cobra algo, mándeme la línea y lo pagamos.",
            "Va en camino a {w}: los dos pagos y la referencia {z}."}},
    // An invoice with a company's name
    {{"{g}Necesito una factura de {o} con el nombre y el número fiscal de mi empresa. [Contabilidad me devolvió la "
      "mía.|La que tengo está a mi nombre.]",
         "{g}¿Me pueden [reenviar|mandar otra vez] la factura {i}? [No la encuentro.|El enlace del correo ya no "
         "funciona.]",
         "{g}Contabilidad quiere {i} de nuevo, a nombre de la empresa y no al mío. [Está todo en mi perfil.|¿Es "
         "posible?]",
         "{g}Me falta la factura de {o} del {t}. [La descarga da error.|En el correo no hay nada.]"},
        {"Claro. ¿La envío a {w} o a otra dirección de la cuenta?",
            "Con gusto. ¿Le basta un PDF o la necesita en papel?"},
        {"A {w} está bien.", "Un PDF [basta|es perfecto]."},
        {"He emitido otra vez {i} con el nombre, la dirección y el número fiscal de su empresa, y va en PDF a {w}. La "
         "anterior queda anulada con un abono, así que contabilidad recibe las dos. [Las próximas ya saldrán "
         "así.|También está en Pagos > Documentos.] El importe no cambia: {m}.",
            "Aquí la tiene: la factura {i} de {m}, del {t}, está en su correo {w}. Los enlaces de correos antiguos "
            "caducan a los 30 días, de ahí el error. [En Pagos > Documentos están todas, sin límite de tiempo.|Si no "
            "llega en diez minutos, busque el remitente facturas@fernway.example.]"},
        {"Las facturas se envían automáticamente después de cada pedido. [Mire en la carpeta de spam.|]",
            "El total del pedido {o} es de {m}. [Incluye todos los impuestos.|Se pagó con tarjeta.]",
            "No puedo hacer nada con las facturas. Las crea el sistema."},
        {"La factura ya la tengo. Tiene el nombre equivocado. Necesito {i} otra vez, con la empresa y el número "
         "fiscal.",
            "No hay ningún correo y el enlace no va, por eso escribo. ¿Puede enviarme {i}, por favor?"},
        {"¿Puede mandar una copia a nuestra contabilidad?", "¿Vale también para la suscripción?"},
        {"Añada su dirección en Pagos > Destinatarios y recibirán todas. A una dirección que no está en la cuenta no "
         "puedo enviar nada.",
            "Sí, la próxima, del {T}, sale igual y queda en el mismo sitio."}},
    // Locked out
    {{"{g}Cambié de móvil y la app de códigos está vacía. ¿Cómo vuelvo a entrar en mi cuenta?",
         "{g}No puedo cambiar la contraseña: el enlace siempre dice que ha caducado. [Lo intenté {k} veces.|]",
         "{g}Mi móvil anterior se [rompió|perdió] y al entrar me pide un código de ahí. [Mi correo es {w}.|¡Viajo el "
         "{T} y tengo ahí los billetes!]",
         "{g}Desde el {t} no puedo entrar. Pido otra contraseña, llega el correo, y el enlace \"ya no es válido\". "
         "[Correo: {w}.|¡Necesito mis billetes para el {T}!]"},
        {"Lo vamos a resolver. ¿Tiene algún código de recuperación o acceso a {w}?",
            "Le ayudo. ¿Qué ve exactamente después de escribir la contraseña?"},
        {"El correo sí lo leo, códigos no tengo.", "Pone \"{e}: no se pudo verificar la sesión\"."},
        {"He comprobado su identidad y he desactivado la app anterior. Le llega un enlace de un solo uso a {w}; vale "
         "30 minutos y en un solo navegador, así que ábralo en el dispositivo que vaya a usar. Después registre el "
         "nuevo móvil en Seguridad. [Sus billetes del {T} siguen igual.|Se cerraron todas las sesiones anteriores.]",
            "El motivo es sencillo: cada petición anula el enlace anterior, así que solo funciona el último correo. He "
            "quitado el bloqueo de los {k} intentos. Espere dos minutos, pida **un** enlace nuevo y abra el correo más "
            "reciente en {w}. Aquí veo que salió a las {h}."},
        {"Use \"Olvidé mi contraseña\" en la página de acceso. [Recibirá un correo.|]",
            "Por seguridad no puedo ayudar con cuentas. [Entre en su cuenta y escríbanos desde allí.|]",
            "He borrado la cuenta {w} como pidió. [Sentimos que se vaya.|]"},
        {"Eso no sirve, vuelve a pedirme el código del móvil anterior. [¿No lo puede desactivar?|Y ese ya no existe.]",
            "Ya lo hice {k} veces. El enlace siempre está caducado. ¿Puede alguien mirar mi cuenta, por favor?"},
        {"¿Cómo lo evito la próxima vez?", "¿Intentó entrar alguien más?"},
        {"Imprima los códigos de recuperación en Seguridad o añada otro dispositivo. Con uno de los dos basta.",
            "No. Todos los intentos desde el {t} vienen de {c}, como siempre, y del mismo tipo de dispositivo."}},
    // A new address for the account
    {{"{g}Quiero cambiar el correo de mi cuenta. [El actual es de mi trabajo anterior.|Pronto dejo de tener acceso.]",
         "{g}Mi nombre está mal escrito en la cuenta y también en el billete {b}. ¿Lo pueden cambiar a {n}?",
         "{g}[Tengo correo nuevo|Mi proveedor cierra]. ¿Dónde lo cambio sin perder mis pedidos?",
         "{g}Reservé {b} con una errata en mi nombre, debe decir {n}. [¿Se puede corregir?|¿Así me dejan subir?]"},
        {"Claro. ¿Todavía puede leer el correo que figura en la cuenta?",
            "Lo hacemos juntos. ¿Tiene la sesión abierta ahora?"},
        {"Sí, [una semana más|todavía].", "Sí, [en el portátil|en el móvil]."},
        {"Es así: Cuenta > Perfil > Correo, escriba la dirección nueva y confirme el código que le enviamos. La "
         "anterior recibe un aviso con el que se puede deshacer durante siete días. Pedidos, reservas y puntos se "
         "quedan donde están. [Ya lo he iniciado, el código va en camino.|Tarda dos minutos.]",
            "El nombre del perfil está corregido: ahora dice {n}. En el billete {b}, cambiar hasta tres letras es "
            "gratis y también está hecho; la nueva confirmación va a {w}. [Compruebe que coincide con su "
            "documento.|Puntos y pedidos siguen igual.]"},
        {"Las notificaciones se configuran en Cuenta > Mensajes. [Ahí puede darse de baja del boletín.|]",
            "Los datos personales no se pueden cambiar. Cree otra cuenta, por favor. [Los pedidos y billetes se quedan "
            "en la anterior.|]"},
        {"No hablo del boletín, sino del correo [con el que entro|de la propia cuenta].",
            "Es mi nombre en {b}. Tiene que coincidir con mi documento y no coincide. Corríjanlo a {n}, por favor."},
        {"¿Pierdo mis puntos?", "¿Me llega una confirmación?"},
        {"No, son de la cuenta, diga lo que diga el perfil. Ahora tiene {k}40.",
            "Sí, va en camino un correo con el dato anterior y el nuevo."}},
}};

static_assert(isWellFormed(kShopEs));

std::span<const Scenario, 10> shopEs()
{
    return kShopEs;
}

} // namespace turnout::demo
