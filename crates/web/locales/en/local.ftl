# What happened near home.
local-title = Near { $place }
local-description = What happened within { $km } km of { $place }
local-nearest-first = { $stories } within { $km } km, nearest first
local-none-title = No report is about a place within { $km } km
local-none-say = Stories come here as soon as a source names a place around home.
