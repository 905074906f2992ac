# What somebody is told of.
notice-title = Notifications
notice-none = Personne ne vous a encore répondu, et rien n’a été décidé à votre sujet.
notice-answer = { $name } vous répond
notice-mention = { $name } vous mentionne
notice-talk = { $name } écrit sous un sujet que vous suivez
notice-appeal = La modération a répondu à votre demande
notice-feed = Comme flux
notice-feed-say = Une adresse que personne ne peut deviner, pour votre lecteur de flux. Elle est montrée une fois.
notice-feed-open = Créer un flux
notice-feed-anew = En créer un autre à sa place
notice-feed-close = Le fermer
notice-ruling = La modération a décidé : { $what }
