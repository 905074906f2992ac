# The paper on a reader's own device.
device-offline = Sin conexión
device-offline-why = Esta página no está guardada en este dispositivo. Sí lo está lo que ya leyó y las noticias de la última portada.
device-kept = Guardado aquí
