# The paper on a reader's own device.
device-offline = Pas de connexion
device-offline-why = Cette page n’est pas conservée sur cet appareil. Ce que vous avez déjà lu et les sujets de la dernière une le sont.
device-kept = Conservé ici
