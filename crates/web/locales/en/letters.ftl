# Letter boxes.
letters-boxes = { $n ->
    [one] { $n } letter box
   *[other] { $n } letter boxes
}
letters-count = { $n ->
    [one] { $n } letter
   *[other] { $n } letters
}
letters-secret = Whoever knows an address can write to it: give it to its newsletter alone.
letters-none = There is no letter box yet. Make one: dateline add --letters “The newsletter’s name”
# Before an age, after a comma.
letters-last = the last
letters-nothing = Nothing has come so far. Subscribe to the newsletter with this address; its question whether you mean it will stand here.
