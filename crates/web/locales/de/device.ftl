# The paper on a reader's own device.
device-offline = Keine Verbindung
device-offline-why = Diese Seite ist auf diesem Gerät nicht aufbewahrt. Was Sie schon gelesen haben und die Meldungen der letzten Titelseite sind es.
device-kept = Hier aufbewahrt
