# The paper on a reader's own device.
device-offline = No connection
device-offline-why = This page is not kept on this device. What you read before, and the stories of the last front page, are.
device-kept = Kept here
