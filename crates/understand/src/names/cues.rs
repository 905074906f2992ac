//! The words beside names, and within them, that tell what is named. English first; then the heads of organisations and the titles of
//! the languages that are written with Latin letters. Lists, which make the file long; all in lower case, parted by white space.

/// Words that begin sentences and are no part of a name.
pub(super) const FUNCTION: &str = "the a an he she it they we you i me him her us them and but or nor so yet if when while as after before \
    since until because although though unless whether whereas in on at for from to with by of about above across against along amid \
    among around behind below beneath beside besides between beyond despite down during except inside into near off onto out outside \
    over past per through throughout toward towards under underneath unlike up upon via within without his its their our my your this \
    that these those there then thus now here not no yes what who whom whose which why how where some many most more all both each every \
    either neither any few several such much another other others only just also even still already again ever never always often \
    sometimes usually once twice meanwhile however moreover furthermore nevertheless nonetheless instead otherwise therefore hence \
    indeed perhaps maybe earlier later last next today yesterday tomorrow tonight recently eventually finally initially originally \
    one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred hundreds thousands millions dozens \
    first second third fourth is are was were be been being am do does did has have had having will would shall should can could might \
    must let like than too very nearly almost roughly according said says added asked told given based born having following including amid plus versus \
    everyone everybody someone somebody anyone anybody nobody nothing everything something anything it's he's she's that's there's \
    what's who's let's i'm i've i'll i'd you're you've we're we've we'll they're they've they'll don't doesn't didn't isn't aren't wasn't \
    weren't can't couldn't won't wouldn't shouldn't haven't hasn't hadn't it’s he’s she’s that’s there’s what’s who’s let’s i’m i’ve \
    i’ll i’d you’re you’ve we’re we’ve we’ll they’re they’ve they’ll don’t doesn’t didn’t isn’t aren’t wasn’t weren’t can’t couldn’t won’t \
    wouldn’t shouldn’t haven’t hasn’t hadn’t former new old late early former current then-president ex re please thank thanks sorry ok \
    okay hello hi well oh ah hey ms. top senior key leading local photo image video click subscribe \
    advertisement updated breaking editor's editor’s copyright";

/// Of these, those that names begin with too.
pub(super) const SOFT: &str = "four five six seven eight nine ten now new old first second third fourth one two three will may can us well like past over black early ms.";
/// Newspapers, whose names keep their article.
pub(super) const PAPER: &str = "beacon evening morning times post gazette herald tribune guardian observer economist lantern journal chronicle telegraph mirror independent \
    star sun mail courier argus echo examiner register standard daily weekly bulletin globe inquirer sentinel atlantic intercept";
/// People whose associations are "for" or "without" something.
pub(super) const PEOPLE: &str = "doctors reporters parents citizens mothers students friends lawyers scientists veterans women artists people families \
    teachers nurses workers farmers physicians engineers journalists lawyers muslims christians jews americans save protect stop keep free \
    defend help";

/// Titles: written before a name, and no part of it.
pub(super) const TITLE: &str = "datuk dato tun tengku seri shri smt mufti maulana sayyid mr mrs ms miss mx dr sir dame madam professor prof president vice-president chancellor premier minister \
    senator sen sens representative rep reps congressman congresswoman governor gov mayor councillor councilor councilman councilwoman \
    alderman assemblyman assemblywoman judge justice magistrate sheriff deputy detective det inspector sergeant sgt constable \
    commissioner superintendent captain capt colonel col general gen lieutenant lt major maj admiral adm commander cmdr corporal cpl \
    private pvt brigadier marshal cardinal archbishop bishop reverend rev father imam rabbi sheikh sheik ayatollah mullah emir ambassador \
    secretary spokesman spokeswoman spokesperson attorney ceo cfo chairman chairwoman chairperson president-elect pres sec mp mps msp congresswoman \
    speaker treasurer ombudsman prosecutor solicitor commissioner's herr frau señor señora señorita sr sra don doña monsieur madame mme \
    mlle maître signor signora dott dottor dottoressa senhor senhora mevrouw meneer dhr mw pan pani";
/// Titles that make a name of the one word behind them ("King Olaf").
pub(super) const CROWNED: &str = "king queen prince princess pope lord lady saint emperor empress duke duchess count countess baron baroness \
    earl sultan tsar pharaoh";

/// What people are and do: before a name or behind its comma it tells a person. Never a name by itself.
pub(super) const ROLE: &str = "editor-in-chief vice-chairman vice-chair commander-in-chief deputy-mayor democrat republican counsel senators governors presidents ministers secretaries representatives coach striker midfielder defender goalkeeper winger forward quarterback pitcher catcher outfielder \
    linebacker receiver guard batsman bowler skipper jockey boxer golfer swimmer sprinter cyclist skater wrestler gymnast driver rider \
    umpire referee player manager captain teammate director founder co-founder cofounder owner co-owner partner executive executives \
    officer head boss leader co-leader activist lawyer lawyers attorney barrister solicitor prosecutor defendant suspect victim witness \
    author novelist poet playwright writer journalist reporter correspondent columnist editor editors publisher photographer filmmaker \
    actor actress singer rapper songwriter musician guitarist drummer pianist violinist cellist composer conductor comedian dancer \
    choreographer artist painter sculptor architect designer historian philosopher economist sociologist scientist researcher physicist \
    chemist biologist geologist astronomer mathematician engineer programmer developer inventor explorer doctor surgeon nurse midwife \
    paramedic psychologist psychiatrist therapist dentist veterinarian teacher principal headteacher headmaster headmistress lecturer \
    dean rector student pupil graduate farmer fisherman baker butcher chef cook waiter waitress barber carpenter plumber electrician \
    mechanic miner pilot sailor astronaut firefighter policeman policewoman soldier veteran spy hacker gunman teenager girl boy man \
    woman resident neighbor neighbour mother father son daughter brother sister husband wife widow widower uncle aunt cousin nephew niece \
    grandmother grandfather grandson granddaughter boyfriend girlfriend fiancé fiancée friend friends client colleague predecessor \
    successor opponent candidate nominee incumbent lawmaker politician diplomat envoy negotiator adviser advisor aide strategist pollster \
    analyst trader broker banker investor billionaire entrepreneur businessman businesswoman tycoon magnate mogul chairman chairwoman \
    chair president vice-president secretary treasurer minister premier chancellor governor mayor senator deputy spokesman spokeswoman \
    spokesperson organizer organiser campaigner volunteer pastor priest preacher cleric monk nun farmer curator librarian archivist host \
    presenter anchor broadcaster commentator blogger youtuber influencer model star legend champion winner runner-up finalist \
    chief chiefs commander general colonel lieutenant sergeant constable sheriff magistrate judge justice ambassador consul king queen \
    prince princess pope emperor dictator warlord commissioner inspector detective trooper agent biographer translator critic producer \
    screenwriter showrunner animator cinematographer whistleblower refugee immigrant patient retiree pensioner shopkeeper landlord tenant \
    supervisor superintendent technician trainer instructor professor expert specialist consultant administrator councillor councilor \
    harbourmaster harbormaster stationmaster fire-chief lifeguard ranger warden jailer coroner pathologist bishop archbishop cardinal rabbi imam \
    sénateur député ministre président maire directeur directrice avocat avocate presidente alcalde alcaldesa ministra portavoz abogado \
    abogada director directora sprecher sprecherin minister ministerin präsident präsidentin bürgermeister bürgermeisterin kanzler \
    kanzlerin chef chefin trainer professorin sindaco ministro presidente primeiro-ministro presidenta secretario secretaria general";
/// Kinship, work and other words after which a name is a person's even in the plural.
pub(super) const SAYS: &str = "said says told tells added adds asked asks replied wrote writes tweeted testified recalled insisted argued argues \
    explained noted warned warns claimed claims admitted acknowledged denied denies declined vowed pledged promised urged urges conceded \
    joked responded remarked stressed continued concluded suggested thinks believes believed thought wants wanted hopes hoped knows knew \
    resigned died smiled laughed cried married pleaded apologised apologized retired scored dit déclaré affirmé dijo afirmó declaró señaló \
    explicó sagte sagt erklärte betonte disse afirmou declarou ha detto zei sade";

/// Legal forms: the name before them is a company's.
pub(super) const COMPANY: &str = "inc corp corporation ltd limited llc llp plc co company gmbh ag se sa spa srl nv bv ab oy asa kg kgaa ohg sarl pty \
    pte bhd tbk sas sae";
/// Heads of organisations' names, as the last word ("Central Bank") or the first before "of" or "for" ("Bank of Chile").
pub(super) const ORGANISATION: &str = "ministry department house office agency authority administration bureau commission committee council board \
    court tribunal parliament senate congress assembly legislature cabinet treasury university college school academy institute institution \
    faculty laboratory laboratories lab labs hospital clinic infirmary hospice museum gallery library archive archives orchestra philharmonic \
    symphony choir opera ballet theatre theater company corporation group holdings holding partners associates industries enterprises \
    brothers bros sons bank banks bancorp trust fund funds capital insurance assurance securities investments ventures equity financial \
    finance motors automotive airlines airways air aviation aerospace railways railway rail railroad shipping lines logistics freight \
    energy petroleum oil gas power electric mining metals steel resources minerals chemicals pharmaceuticals pharma therapeutics biotech \
    biosciences sciences foods beverages brewery brewing restaurants hotels resorts stores supermarkets software systems technologies \
    technology robotics networks communications telecom media entertainment studios pictures records games publishing press news times \
    post gazette herald tribune journal chronicle examiner observer guardian telegraph mirror daily weekly magazine review broadcasting \
    television radio network association federation confederation union league society club foundation charity institute centre center \
    forum alliance coalition front movement party congress campaign network initiative project watch guard guards army navy force forces \
    marines corps police constabulary sheriff's service services security intelligence taskforce squad brigade regiment battalion \
    command church diocese archdiocese synod ministries mission cooperative co-op collective consortium partnership chamber guild \
    teamsters workers dockworkers united city rovers wanderers rangers athletic albion hotspur fc afc cf sc utd reds devils lions tigers \
    bears eagles falcons hawks ravens giants jets patriots cowboys dolphins raiders broncos packers vikings saints panthers \
    titans texans colts jaguars chiefs chargers rams bengals browns steelers commanders yankees mets sox cubs dodgers astros braves \
    phillies cardinals brewers pirates marlins nationals orioles royals athletics mariners twins padres rockies diamondbacks lakers celtics \
    knicks nets bulls pistons pacers cavaliers bucks hornets wizards heat magic spurs mavericks rockets grizzlies pelicans nuggets jazz \
    timberwolves thunder blazers suns kings clippers warriors bruins sabres canadiens senators leafs lightning predators flyers penguins \
    capitals hurricanes islanders devils blackhawks avalanche stars wild blues flames oilers canucks ducks sharks kraken comets wolves \
    bulldogs huskies wildcats longhorns sooners trojans badgers hoosiers buckeyes gophers sporting dynamo dinamo spartak lokomotiv real \
    atlético inter racing deportivo olympique borussia eintracht bayern ajax government secretariat nations states-general directorate \
    inspectorate registry exchange stock-exchange markets wire reuters associated dealers retailers teachers nurses farmers pilots lawyers \
    friends democrats conservatives republicans liberals greens socialists nationalists communists unionists labour tories \
    organisation organization conference survey chapel congregation synagogue home elections tribune foundry factory works energie énergie energia energía optik technik motoren werke verlag versicherung versicherungen gruppe stahl chemie \
    seguros editorial ediciones éditions industrie industria industrias alimentos petróleos prep mutual rugby football cinemas cinema theatres \
    collieries colliery quarries nursery rescue shelter sanctuary diner restaurant café grill tavern pub hotel inn distillery bakery pharmacy gym academy embassy consulate conservancy dairy farms inquiry nursery observatory ombudsman primary regiment registry relief secondary studio surgery trustees vineyards winery shipyard shipyards steelworks zoo aquarium homes properties estates realty solutions consulting consultants analytics dynamics electronics semiconductor semiconductors materials cement textiles apparel toys interactive digital online wireless broadband cable space defence marine maritime express couriers coaches cabs surveyors survey geological authorities unit housing builders developers roofing furniture travel tours cruises marketing advertising design architects auctions auctioneers books readers writers singers players choirs band quartet quintet ensemble museums aviation choral \
    channel observatory société sociedad sociedade società compañía compagnie companhia gesellschaft cooperativa groupe grupo gruppo fundación fundação \
    fondation fondazione stiftung teatro consejo junta frente movimiento movimento mouvement alianza comité comitato agencia agence agenzia \
    observatório observatorio consorcio unión união unione confederación confederação ligue liga lega \
    universidad universidade università université universität hochschule ministerio ministère ministerium ministero ministério banco banque \
    banca partido parti partei partito parlamento parlement bundestag bundesrat bundeswehr senado cámara asamblea ayuntamiento alcaldía \
    fiscalía tribunal corte policía policia polizei gendarmerie guardia ejército sindicato gewerkschaft verband verein syndicat asociación \
    associação association federación fédération instituto institut istituto hospital klinik krankenhaus hôpital gericht landgericht \
    amtsgericht staatsanwaltschaft behörde bundesamt landesamt rathaus stadtwerke sparkasse";
/// Those of them that are ordinary words too and decide only with another sign: many are also what people say of anything.
pub(super) const WEAK_HEAD: &str = "channel home elections works prep mutual football rugby factory grill pub inn farms primary secondary studio homes properties estates solutions dynamics materials interactive digital online cable space defence marine maritime express unit housing travel tours design books readers writers singers players band survey inquiry relief toys design marketing advertising office house board air power gas oil capital news times post mirror daily review games watch guard force command \
    mission front movement campaign project network service services security intelligence centre center city real heat magic jazz wild \
    stars blues thunder lightning flames kings suns nets bulls lions tigers bears eagles giants jets saints twins royals pirates wolves \
    sharks ducks friends workers teachers nurses farmers pilots lawyers sons brothers lines records pictures studios stores resources \
    finance metals minerals systems markets partners group company school church labs lab energy media press trust fund funds united cabinet \
    government inter racing associated markets devils panthers rangers browns senators capitals commanders chiefs cardinals";
/// Organisations that go by one common word.
pub(super) const LONE: &str = "cadillac toyota honda ford chrysler hyundai peugeot renault fiat nestlé unilever novartis roche bayer basf daimler\
    motorola nokia ericsson intel ibm oracle cisco spotify snapchat whatsapp telegram tinder airbnb paypal visa mastercard starbucks nike\
    adidas ikea zara aldi lidl tesco carrefour gazprom rosneft aramco huawei tencent alibaba baidu foxconn reddit wikipedia univision\
    telemundo huffpost harvard yale stanford princeton mit oxford-university gallup ipsos quinnipiac juventus arsenal benfica white-house senate congress parliament nato unesco unicef interpol opec fifa uefa nasa cia fbi nsa irs epa fda cdc bbc cnn nbc abc \
    cbs npr ap afp reuters eu un who imf wto hamas hezbollah taliban kremlin pentagon bundestag knesset duma democrats republicans \
    conservatives tories labour microsoft google amazon facebook twitter netflix tesla boeing airbus toyota samsung sony walmart pfizer \
    bloomberg politico youtube instagram tiktok uber nissan volkswagen siemens exxonmobil chevron goldman yahoo wikileaks breitbart \
    greenpeace oxfam europol eurostat gop dnc rnc naacp aclu nfl nba mlb nhl ncaa ioc isis isil aarp usda doj hud dhs tsa nypd lapd";

/// Nouns for organisations, written small: "the oil company Gulfstar", "Gulfstar, a maker of paint".
pub(super) const FIRM: &str = "companies firms banks groups charities retailers airlines clubs teams newspapers agencies unions parties universities \
    makers manufacturers lenders insurers company firm bank party group charity maker operator agency union club team newspaper magazine university college \
    builder housebuilder bakery distillery airport developer exporter importer processor refiner brewery retailer airline carmaker automaker startup start-up start-ups nonprofit non-profit manufacturer supplier broadcaster network website \
    organisation organization militia insurer lender conglomerate brewer drugmaker chipmaker utility chain supermarket hospital school \
    institute foundation museum band orchestra league federation coalition movement subsidiary parent unit brand label studio publisher";
/// Nouns for places, written small: "the village of Elm Grove", "Elm Grove, a suburb of Duluth".
pub(super) const SPOT: &str = "city town village capital port suburb island islands province region district county state country nation borough \
    neighbourhood neighborhood hamlet territory republic prefecture municipality resort peninsula valley coast river lake mountain volcano \
    towns villages cities streets street outskirts area governorate canton parish commune settlement";
/// What goes before or behind the names of places, as part of them.
pub(super) const PLACE: &str = "street avenue road lane boulevard drive square plaza bridge tunnel highway motorway freeway turnpike park gardens \
    forest woods hill hills mountain mountains mount peak ridge valley canyon gorge desert plain plains plateau river creek brook lake lakes \
    pond reservoir bay harbour harbor sea ocean gulf strait sound cape coast beach island islands isle isles peninsula point port \
    airport station stadium arena county district province parish borough township village town city state territory republic kingdom \
    emirates heights falls springs grove glen moor marsh fjord glacier volcano reef atoll delta basin estuary canal dam pass trail dale downs speedway racecourse velodrome ground vale fork forks hall channel barrier viaduct aqueduct lighthouse monument memorial cemetery mill hollow cove landing bluff bluffs rapids harbors harbours quay pier wharf \
    dock terminal prison jail tower palace castle cathedral mosque temple abbey fort camp crossing junction quarter suburb region highlands \
    lowlands midlands straits capitol";
/// Of these, those that stand before the name.
pub(super) const PLACE_FIRST: &str = "mount lake river st st. saint fort ft port cape gulf bay isle isles strait straits sea mt glen ben point camp \
    county san santa são porto puerto villa monte rio río cerro playa bad nova nizhny nueva nuevo santo sankt saint-étienne los las el la le les";
/// Abbreviations that belong to the word, with their dot.
pub(super) const DOTTED: &str = "pres mr mrs ms dr prof gen sen sens rep reps gov st jr sr inc corp ltd co rev col lt sgt capt mt ft bros calif fla mass \
    mich minn miss ala ariz ark colo conn del ill ind kan ky md mo mont neb nev okla ore pa tenn tex va vt wash wis wyo ont que det adm maj \
    cmdr hon sra dott mme";

/// Nationalities, faiths and languages: people and tongues, not places.
pub(super) const DEMONYM: &str = "american americans british english scottish welsh irish french german germans italian italians spanish \
    portuguese dutch belgian swiss austrian danish dane danes swedish swede swedes norwegian finnish finn finns icelandic polish pole poles \
    czech slovak hungarian romanian bulgarian greek greeks turkish turk turks russian russians ukrainian ukrainians belarusian serbian serb \
    serbs croatian croat bosnian albanian macedonian slovenian estonian latvian lithuanian georgian armenian azerbaijani kazakh uzbek afghan \
    afghans pakistani indian indians bangladeshi nepali nepalese tibetan chinese japanese korean koreans taiwanese vietnamese thai malaysian \
    indonesian filipino filipinos singaporean australian australians zealander canadian canadians mexican mexicans brazilian argentine \
    argentinian chilean peruvian colombian venezuelan ecuadorian bolivian cuban cubans haitian jamaican dominican puerto-rican guatemalan \
    honduran salvadoran nicaraguan egyptian egyptians libyan tunisian algerian moroccan sudanese ethiopian eritrean somali kenyan ugandan \
    rwandan tanzanian congolese nigerian ghanaian ivorian senegalese malian cameroonian angolan mozambican zambian zimbabwean south-african \
    israeli israelis palestinian palestinians jordanian lebanese syrian syrians iraqi iraqis iranian iranians saudi saudis yemeni kuwaiti \
    qatari emirati omani arab arabs kurdish kurd kurds jewish jew jews muslim muslims islamic islamist islamists islam christian christians \
    christianity catholic catholics protestant protestants orthodox anglican methodist baptist mormon hindu hindus buddhist buddhists sikh \
    sunni shia shiite european europeans asian asians african africans latino latinos hispanic hispanics scandinavian nordic baltic balkan \
    caribbean soviet nazi nazis roman viking victorian latin parisian londoner londoners texan texans californian californians hawaiian \
    western eastern northern southern black white democratic republican conservative liberal labour-led socialist communist marxist \
    trumpian briton britons scot scots spaniard spaniards cossack roma rohingya uyghur maya mayan inuit navajo cherokee zulu yoruba hausa";
/// Regions that no list of towns and countries has.
pub(super) const REGION: &str = "europe africa asia america antarctica oceania arctic antarctic scandinavia balkans caucasus siberia crimea \
    donbas donbass catalonia andalusia tuscany sicily sardinia lombardy bavaria saxony hesse brandenburg thuringia flanders wallonia brittany \
    normandy provence burgundy alsace corsica england scotland wales britain ulster cornwall devon kent sussex essex surrey yorkshire \
    lancashire norfolk suffolk cumbria dorset hampshire kashmir punjab gujarat kerala bihar assam sindh balochistan haryana chhattisgarh maharashtra karnataka rajasthan telangana odisha jharkhand uttarakhand manipur nagaland ladakh balkh helmand \
    türkiye turkiye burma ceylon persia holland czechia midlands highlands tibet xinjiang hokkaido \
    kyushu honshu okinawa java sumatra borneo bali sulawesi luzon mindanao tasmania queensland victoria ontario quebec manitoba saskatchewan \
    alberta yukon nunavut newfoundland labrador patagonia amazonia darfur tigray kurdistan palestine gaza sinai transnistria abkhazia chechnya \
    dagestan bohemia moravia galicia silesia transylvania azores canaries galápagos hebrides orkney shetland midwest appalachia sahara sahel \
    himalayas alps andes pyrenees rockies urals carpathians mediterranean atlantic pacific baltic adriatic aegean danube rhine thames seine \
    nile congo ganges mekong yangtze mississippi missouri hudson potomac manhattan brooklyn queens bronx harlem hollywood chinatown \
    downing-street westminster whitehall greenland micronesia polynesia tx fl ny nj nc nd sd ga tn ky mi mn wi az nm nv ut wv nh ri ct ks ne \
    ia il wa wy mt u.s u.s. u.s.a usa uk u.k u.k. us uae ussr eurasia mideast";
/// States of the United States with their abbreviations.
pub(super) const STATE: &str = "alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho illinois \
    indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska nevada ohio \
    oklahoma oregon pennsylvania tennessee texas utah vermont virginia washington wisconsin wyoming calif fla mich minn ala ariz ark colo conn \
    okla ore tenn tex wis wyo ill kan ky nev pa va vt md n.y n.j n.h n.c n.d n.m s.c s.d r.i d.c w.va";

/// Particles of names, written small.
pub(super) const PARTICLE: &str =
    "de la del della di da dos das do van von der den ter ten du des le bin ibn bint ben al el y af av zu zum";
/// Words of a sentence about a match, beside which a town is a team.
pub(super) const MATCH: &str = "edge top tops down downs rout routs stun stuns sink sinks thrash crush knocked eliminated swept blanked crushed outclassed beat beats beating defeated defeats edged drew thrashed routed lost loses hosts hosted face faces faced downed \
    outscored trailed trounced hammered thumped stunned upset clinched outlasted visits shutout overcame relegated promoted";
/// What is no name, though written with capitals: feasts, contests, laws, and words of the house.
pub(super) const OTHER: &str = "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun january february \
    july september october november december jan feb mar apr jun jul aug sep sept oct nov dec christmas easter ramadan thanksgiving halloween \
    passover hanukkah diwali brexit covid covid-19 coronavirus internet bible quran koran god jesus allah olympics paralympics tv dvd ceo cfo \
    cto coo gdp dna rna aids hiv am pm a.m p.m est edt cst pst gmt utc bst cet ok id gps suv usb pdf html atm ufo faq vip phd mba \
    p.m. a.m. obamacare english-language mother's twitterverse nasdaq dow ftse wi-fi iphone ipad android windows euro euros dollar dollars \
    yen pound pounds sterling bitcoin ai sms cctv ngo ngos sdg sdgs cv ipo lgbt lgbtq vr api hq vat ev evs f1 gp svp vp byline \
    twenties thirties forties fifties sixties seventies eighties nineties januar februar märz mai juni juli oktober dezember mondays tuesdays wednesdays thursdays fridays saturdays sundays innings inning montag dienstag \
    mittwoch donnerstag freitag samstag sonntag norden süden osten westen janvier février avril juin juillet août septembre octobre novembre \
    décembre lundi mardi mercredi jeudi vendredi samedi dimanche q1 q2 q3 q4 ps r d medicaid medicare pac pacs super-pac super-pacs facetime";
/// Last words of names that are neither people's nor organisations' nor places'.
pub(super) const OTHER_HEAD: &str = "cup olympics games prize award awards championship championships open war act bill treaty day week month year \
    festival marathon bowl agreement accord amendment code tour derby grand-prix prix playoffs finals final series season protocol \
    convention doctrine revolution holocaust reformation renaissance era age test tests index constitution resolution plan deal pact \
    medal oscar oscars grammy grammys emmy emmys tony tonys pulitzer nobel eve spring charter law laws directive scandal hurricane \
    storm typhoon cyclone virus disease syndrome theory edition fashion primary caucus caucuses election elections debate debates";
/// Given names that the census of 1990 and the lists of other tongues lack, from the news of many countries.
pub(super) const GIVEN: &str = "amir barack hillary volodymyr recep narendra emeka ngozi chinedu kwame kofi ama abebe tadesse yoweri uhuru cyril \
    muammar bashar benyamin binyamin xi kim jong-un shinzo yoshihide fumio aung rodrigo joko mahathir lee anwar olaf ursula jacinda giorgia \
    matteo jair lula evo nicolás hugo fidel raúl dilma cristina mauricio gustavo gabriel nayib viktor mateusz andrzej jarosław zuzana kaja \
    sanna mette jens erna magnus greta thor sven bjorn björn lars anders nils mikheil giorgi nino davit armen tigran ilham nursultan kassym \
    shavkat rahmon ashraf hamid imran nawaz benazir asif shehbaz sheikha khaleda ranil mahinda gotabaya priya sanjay ravi rahul sonia \
    ahmed mohammed muhammad mohamed mohammad abdul abdullah ibrahim youssef yusuf omar hassan hussein hussain ali fatima aisha khadija \
    samira leila layla amina zainab rashid khalid tariq salman faisal nasser hosni abdel chen wei li wang zhang liu yang huang zhao wu jamal \
    deshawn tyrone latoya keisha kenji yuki haruki akira hiroshi takeshi naomi satoshi mei ling nguyen thi duc minh siti budi nur dewi \
    tomasz wojciech agnieszka małgorzata katarzyna piotr paweł krzysztof dragan slobodan milan goran zoran ivana jelena vesna oleksandr \
    oleksiy mykola yulia olga svetlana dmitry dmitri sergei sergey vladimir mikhail nikolai alexei aleksei igor yevgeny boris anatoly lev \
    themba sipho thabo jacob nkosazana wangari grace auma wanjiru njeri otieno achieng mwangi chidi uche chioma amara ifeoma oluwaseun \
    adebayo folasade temitope babatunde segun yaw kojo akosua abena ebo mamadou ousmane fatou aminata ibrahima selin elif mehmet mustafa \
    ayşe emre hakan deniz aylin joão thiago luiz inácio eduardo duarte inês sloane lil anneliese ilse klaus jürgen günther ulrike heinz";
/// Place names of several words that neither list has, and countries by their other names.
pub(super) const PLACES: &str = "madhya pradesh|uttar pradesh|andhra pradesh|tamil nadu|west bengal|himachal pradesh|arunachal pradesh|\
    jammu and kashmir|kwazulu-natal|kwazulu natal|western cape|eastern cape|northern cape|free state|new caledonia|dar es salaam|\
    north rhine-westphalia|lower saxony|basque country|balearic islands|canary islands|isle of man|isle of wight|minas gerais|são paulo|\
    great lakes|upper midwest|deep south|pacific northwest|twin cities|gold coast|sunshine coast|northern territory|inner mongolia|washington d.c|english channel|soviet union|rust belt|sun belt|bible belt|new york city|central african republic|middle east|north america|south america|latin america|central america|southeast asia|east asia|central asia|\
    west africa|east africa|southern africa|north africa|sub-saharan africa|the hague|the bronx|west bank|gaza strip|south korea|north korea|\
    united states|united kingdom|united states of america|great britain|northern ireland|new england|new zealand|new jersey|new mexico|\
    new hampshire|new york|north carolina|south carolina|north dakota|south dakota|west virginia|rhode island|district of columbia|\
    british columbia|nova scotia|new brunswick|prince edward island|new south wales|western australia|south australia|black sea|red sea|\
    north sea|caspian sea|dead sea|south china sea|persian gulf|gulf of mexico|silicon valley|wall street|capitol hill|\
    hong kong|los angeles|san francisco|east java|tierra del fuego|bay area|ivory coast|cape verde|czech republic|dominican republic|\
    puerto rico|el salvador|costa rica|sri lanka|saudi arabia|sierra leone|burkina faso|papua new guinea|east timor|equatorial guinea|\
    horn of africa|iberian peninsula|korean peninsula|arabian peninsula|easter island|long island|staten island|hudson valley|holy land";

/// Organisations whose names of several words no head gives away.
pub(super) const ORGANISATIONS: &str = "west ham|west ham united|nottingham forest|aston villa|crystal palace|tottenham hotspur|sheffield wednesday|preston north end|\
    goldman sachs|morgan stanley|jpmorgan chase|hewlett-packard|credit suisse|planned parenthood|ku klux klan|\
    wells fargo|rolls-royce|general dynamics|lockheed martin|northrop grumman|johnson & johnson|procter & gamble|coca-cola|pepsico|\
    citizens united|al jazeera|washington post|new york times|new yorker|financial times|taliban|jp morgan|merrill lynch|lehman brothers|\
    bank of america|aston martin|harley-davidson|louis vuitton|marks & spencer|standard & poor|ernst & young|mercedes-benz|air france|\
    le monde|le figaro|el país|el mundo|der spiegel|die zeit|la repubblica|sinn fein|plaid cymru|golden dawn|fianna fáil|fine gael|\
    white house|islamic state|al qaeda|boko haram|al shabab|tea party|federal reserve|wall street journal|\
    oval office|red cross|red crescent|red bull|home depot|general motors|general electric|deutsche bank|deutsche bahn|black lives matter|\
    human rights watch|world economic forum|lib dems|liberal democrats|social democrats|christian democrats|premier league|nobel committee|\
    secret service|coast guard|national guard|scotland yard|south china morning post|xinhua|real madrid|manchester united";

/// What is none of the three, though no last word tells.
pub(super) const OTHERS: &str = "state of the union|great recession|great depression|cold war|arab spring|industrial revolution|first world war|\
    second world war|world war ii|world war i|big bang|supreme leader|social security|super bowl|grand slam|new year|new year's eve|\
    good friday|black friday|civil war|first amendment|second amendment|first lady|prime minister|vice president|attorney general|\
    o.k|full text|all rights reserved|big apple|american dream|green new deal|new deal|affordable care act|old testament|new testament";

/// What stands right behind a town's name: "Thornbury voters", "Larkhaven library".
pub(super) const OF_TOWNS: &str = "area region province county city district street residents coast border voters library schools commuters neighborhood \
    neighbourhood suburb mayor governor resident residents man woman couple teenager teen native mother father family boy girl streets skyline \
    harbour harbor waterfront airport station police officials shares businessman taxpayers councillor councilman lawmakers authorities exiles";
/// And behind an organisation's: "Brightline trains".
pub(super) const OF_FIRMS: &str = "trains flights drivers workers staff passengers customers stores factory plant plants stock employees executive \
    executives shareholders investors spokesman spokeswoman chairman chairwoman founder co-founder engineers engineer boss goalkeeper striker \
    midfielder defender winger coach captain manager players fans supporters members analyst analysts lawyers users products phones";
/// Endings of towns and of countries, that tell a place where nothing else does.
pub(super) const OF_PLACES: &str = "haven bury ham ford field brook bridge mouth port ville burg burgh borough boro dale moor mere combe stead wick wich \
    caster chester minster thorpe grove shire stan ia grad gorod pol pur abad nagar stadt dorf heim hausen hafen ingen \
    fjord";
/// Heads of organisations that are "of" something; a company "of Norfolk" is only there.
pub(super) const OF_SOMETHING: &str = "ministry department house office agency authority bureau commission committee council board court tribunal parliament senate congress \
    assembly university college school academy institute institution faculty laboratory hospital museum gallery library archive orchestra opera \
    theatre theater bank trust fund association federation confederation union league society club foundation centre center forum alliance coalition \
    front movement party campaign network initiative project army navy force church diocese archdiocese synod mission chamber guild college \
    secretariat directorate inspectorate registry exchange friends observatory embassy consulate conference survey chiefs workers democrats republicans organisation organization \
    administration treasury state states republic kingdom city town province district bishop knights order ambassadors \
    universidad universidade università université ministerio ministère ministero ministério banco banque banca partido parti partito cámara \
    asociación associação association federación fédération instituto institut société sociedad compañía";
