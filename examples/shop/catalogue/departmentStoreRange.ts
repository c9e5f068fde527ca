import type { Range } from './range.ts'
import { readRange } from './readRange.ts'

/** What Kaufhaus Nord sells. */
export const departmentStoreRange: Range = {
  prefix: 'kn',
  perKind: 3,
  lines: ['Deich', 'Düne', 'Förde', 'Kogge', 'Möwe', 'Watt', 'Hanse', 'Priel', 'Brise', 'Kliff'],
  linedVariants: ['colour', 'wood', 'metal', 'leather'],
  colours: ['#b98a4e', '#7d5a3c', '#93a06a', '#a5624a', '#5d7f8c', '#8a6f94'],
  departments: readRange(`
# kitchen | Kitchen | Küche | Keuken
grinder | Coffee grinder | Kaffeemühle | Koffiemolen | 29–89 | grinder | colour | coffee mug kettle
mug | Stoneware mug | Steinzeugbecher | Mok van steengoed | 9–16 | mug | colour | tea coffee kettle
casserole | Casserole | Schmortopf | Braadpan | 59–149 | pot | colour | cookbook servingbowl board
pan | Frying pan | Bratpfanne | Koekenpan | 35–89 | pan | colour | oliveoil board casserole
kettle | Water kettle | Wasserkessel | Waterkoker | 39–79 | kettle | colour | tea mug
board | Chopping board | Schneidebrett | Snijplank | 19–49 | board | wood | oliveoil pan
mixingbowl | Mixing bowl | Rührschüssel | Beslagkom | 14–39 | bowl | colour | cookbook jam
# table | Laid table | Gedeckter Tisch | Gedekte tafel
plate | Dinner plate | Essteller | Dinerbord | 11–24 | plate | colour | napkins cutlery glass
glass | Drinking glass | Trinkglas | Drinkglas | 6–14 | glass | colour | carafe plate
carafe | Carafe | Karaffe | Karaf | 19–45 | carafe | colour | glass
napkins | Linen napkins | Leinenservietten | Linnen servetten | 16–32 | cloth | colour | tablecloth candle
tablecloth | Tablecloth | Tischdecke | Tafelkleed | 39–89 | cloth | colour | napkins vase
cutlery | Cutlery set | Besteckset | Bestekset | 49–129 | cutlery | metal | plate napkins
servingbowl | Serving bowl | Servierschale | Serveerschaal | 22–48 | bowl | colour | plate cutlery
# bedroom | Bedroom | Schlafzimmer | Slaapkamer
duvetcover | Duvet cover | Bettbezug | Dekbedovertrek | 49–119 | bedding | colour | pillow sheet
pillow | Pillow | Kopfkissen | Hoofdkussen | 24–69 | cushion | colour | duvetcover
sheet | Fitted sheet | Spannbettlaken | Hoeslaken | 19–45 | bedding | colour | duvetcover pillow
blanket | Wool blanket | Wolldecke | Wollen deken | 69–139 | blanket | colour | cushion tea
alarmclock | Alarm clock | Wecker | Wekker | 19–49 | clock | colour | readinglamp
dressinggown | Dressing gown | Morgenmantel | Badjas | 49–99 | coat | colour | bathtowel
# bath | Bath | Bad | Badkamer
bathtowel | Bath towel | Badetuch | Badhanddoek | 16–39 | towel | colour | handtowel bathmat
handtowel | Hand towel | Handtuch | Handdoek | 9–19 | towel | colour | handsoap bathtowel
bathmat | Bath mat | Badematte | Badmat | 19–39 | blanket | colour | bathtowel
handsoap | Hand soap | Handseife | Handzeep | 6–14 | dispenser | scent | handtowel
laundrybasket | Laundry basket | Wäschekorb | Wasmand | 29–69 | basket | wood | handtowel
mirror | Shaving mirror | Kosmetikspiegel | Make-upspiegel | 19–49 | frame | metal | handsoap
# living | Living room | Wohnzimmer | Woonkamer
cushion | Cushion | Sofakissen | Sierkussen | 19–49 | cushion | colour | throw blanket
throw | Throw | Plaid | Plaid | 39–89 | blanket | colour | cushion candle
vase | Vase | Vase | Vaas | 19–59 | vase | colour | flowerpot candle
candle | Candle | Kerze | Kaars | 7–19 | candle | scent | lantern
frame | Picture frame | Bilderrahmen | Fotolijst | 12–39 | frame | wood | wallclock
wallclock | Wall clock | Wanduhr | Wandklok | 35–79 | clock | colour | frame
stool | Stool | Hocker | Kruk | 49–99 | stool | wood | cushion tablelamp
# light | Lamps | Leuchten | Lampen
tablelamp | Table lamp | Tischleuchte | Tafellamp | 39–99 | lamp | colour | readinglamp vase
floorlamp | Floor lamp | Stehleuchte | Vloerlamp | 89–179 | floorlamp | colour | tablelamp
pendant | Pendant lamp | Pendelleuchte | Hanglamp | 59–149 | pendant | colour | tablelamp
readinglamp | Reading lamp | Leseleuchte | Leeslamp | 29–69 | lamp | metal | novel
lantern | Lantern | Windlicht | Lantaarn | 16–39 | lantern | metal | candle
# garden | Garden and balcony | Garten und Balkon | Tuin en balkon
flowerpot | Flower pot | Blumentopf | Bloempot | 9–29 | plant | colour | wateringcan herbs
wateringcan | Watering can | Gießkanne | Gieter | 19–39 | wateringcan | colour | flowerpot
herbs | Herb seeds | Kräutersamen | Kruidenzaden | 3–6 | plant | herb | flowerpot wateringcan
birdhouse | Bird house | Vogelhaus | Vogelhuisje | 19–45 | house | wood | herbs
gardenlight | Garden lantern | Gartenlaterne | Tuinlantaarn | 24–59 | lantern | metal | candle flowerpot
gloves | Garden gloves | Gartenhandschuhe | Tuinhandschoenen | 7–15 | glove | colour | herbs wateringcan
# clothing | Clothing | Kleidung | Kleding
jumper | Wool jumper | Wollpullover | Wollen trui | 59–129 | jumper | colour | scarf hat
shirt | Linen shirt | Leinenhemd | Linnen overhemd | 39–89 | shirt | colour | jumper belt
raincoat | Rain coat | Regenjacke | Regenjas | 79–169 | coat | colour | umbrella boots
scarf | Scarf | Schal | Sjaal | 24–59 | scarf | colour | hat jumper
hat | Knitted hat | Strickmütze | Gebreide muts | 16–34 | hat | colour | scarf socks
socks | Wool socks | Wollsocken | Wollen sokken | 9–19 | sock | colour | boots
belt | Leather belt | Ledergürtel | Leren riem | 29–59 | belt | leather | shirt
# bags | Shoes and bags | Schuhe und Taschen | Schoenen en tassen
boots | Leather boots | Lederstiefel | Leren laarzen | 89–179 | boot | leather | socks shoecare
sneakers | Trainers | Turnschuhe | Sneakers | 59–119 | shoe | colour | socks backpack
backpack | Backpack | Rucksack | Rugzak | 49–119 | bag | colour | bottle raincoat
weekender | Weekend bag | Reisetasche | Weekendtas | 69–149 | bag | leather | travelguide umbrella
umbrella | Umbrella | Regenschirm | Paraplu | 19–49 | umbrella | colour | raincoat
shoecare | Shoe care set | Schuhpflegeset | Schoenverzorgingsset | 12–29 | box | plain | boots
# children | Children | Kinder | Kinderen
train | Wooden train | Holzeisenbahn | Houten trein | 24–69 | train | colour | blocks picturebook
blocks | Building blocks | Bauklötze | Bouwblokken | 19–49 | blocks | colour | train puzzle
picturebook | Picture book | Bilderbuch | Prentenboek | 9–18 | book | story | seal puzzle
seal | Cuddly seal | Kuschelrobbe | Knuffelzeehond | 16–34 | seal | colour | picturebook
puzzle | Puzzle | Puzzle | Puzzel | 9–24 | box | story | blocks picturebook
kidscoat | Children’s rain coat | Kinderregenjacke | Kinderregenjas | 39–69 | coat | colour | picturebook
# paper | Books and paper | Bücher und Papier | Boeken en papier
novel | Novel | Roman | Roman | 11–25 | book | story | readinglamp tea
cookbook | Cookery book | Kochbuch | Kookboek | 19–39 | book | cuisine | oliveoil casserole
travelguide | Travel guide | Reiseführer | Reisgids | 14–24 | book | coast | weekender notebook
notebook | Notebook | Notizbuch | Notitieboek | 7–19 | notebook | colour | pen
pen | Fountain pen | Füllfederhalter | Vulpen | 19–79 | pen | colour | notebook letterpaper
letterpaper | Writing paper | Briefpapier | Briefpapier | 9–19 | paper | colour | pen
# sport | Sport | Sport | Sport
yogamat | Yoga mat | Yogamatte | Yogamat | 24–69 | roll | colour | bottle
bottle | Drinking bottle | Trinkflasche | Drinkfles | 14–34 | bottle | colour | backpack yogamat
helmet | Cycle helmet | Fahrradhelm | Fietshelm | 39–99 | helmet | colour | bottle cyclelight
cyclelight | Cycle light | Fahrradlicht | Fietslamp | 16–49 | torch | metal | helmet
dumbbells | Dumbbells | Hanteln | Dumbbells | 19–59 | dumbbell | weight | yogamat bottle
swimtowel | Swimming towel | Schwimmtuch | Zwemhanddoek | 14–29 | towel | colour | bottle
# food | Food hall | Feinkost | Delicatessen
coffee | Filter coffee | Filterkaffee | Filterkoffie | 7–14 | pouch | roast | mug grinder shortbread
tea | Loose tea | Loser Tee | Losse thee | 6–15 | tin | teasort | kettle mug honey
honey | Honey | Honig | Honing | 6–13 | jar | blossom | tea jam
jam | Jam | Konfitüre | Jam | 4–9 | jar | fruit | honey shortbread
shortbread | Shortbread | Mürbegebäck | Boterkoekjes | 5–12 | tin | plain | tea coffee
oliveoil | Olive oil | Olivenöl | Olijfolie | 9–24 | bottle | harvest | pan cookbook
chocolate | Chocolate | Schokolade | Chocolade | 3–8 | box | cocoa | coffee
`),
  variants: {
    colour: [
      { name: { en: 'sea blue', de: 'meerblau', nl: 'zeeblauw' }, colour: '#4f7f9b' },
      { name: { en: 'sand', de: 'sand', nl: 'zand' }, colour: '#c7a878' },
      { name: { en: 'moss', de: 'moos', nl: 'mos' }, colour: '#7c8f5c' },
      { name: { en: 'slate', de: 'schiefer', nl: 'leisteen' }, colour: '#68737d' },
      { name: { en: 'terracotta', de: 'terrakotta', nl: 'terracotta' }, colour: '#bd6d4c' },
      { name: { en: 'plum', de: 'pflaume', nl: 'pruim' }, colour: '#8b5f7d' },
      { name: { en: 'mustard', de: 'senf', nl: 'mosterd' }, colour: '#c99a35' },
    ],
    wood: [
      { name: { en: 'oak', de: 'Eiche', nl: 'eiken' }, colour: '#b98a57' },
      { name: { en: 'beech', de: 'Buche', nl: 'beuken' }, colour: '#cfa377' },
      { name: { en: 'walnut', de: 'Nussbaum', nl: 'notenhout' }, colour: '#7f5a40' },
      { name: { en: 'ash', de: 'Esche', nl: 'essen' }, colour: '#bfa98a' },
    ],
    metal: [
      { name: { en: 'brass', de: 'Messing', nl: 'messing' }, colour: '#b8933f' },
      { name: { en: 'brushed steel', de: 'Edelstahl gebürstet', nl: 'geborsteld staal' }, colour: '#8d979d' },
      { name: { en: 'black', de: 'schwarz', nl: 'zwart' }, colour: '#5a5f63' },
    ],
    leather: [
      { name: { en: 'cognac', de: 'cognac', nl: 'cognac' }, colour: '#a8673a' },
      { name: { en: 'dark brown', de: 'dunkelbraun', nl: 'donkerbruin' }, colour: '#6f4a35' },
      { name: { en: 'black', de: 'schwarz', nl: 'zwart' }, colour: '#585656' },
    ],
    scent: [
      { name: { en: 'sea buckthorn', de: 'Sanddorn', nl: 'duindoorn' }, colour: '#d98a3a' },
      { name: { en: 'cedar', de: 'Zeder', nl: 'ceder' }, colour: '#8c7a5b' },
      { name: { en: 'lavender', de: 'Lavendel', nl: 'lavendel' }, colour: '#8f86b8' },
    ],
    herb: [
      { name: { en: 'basil', de: 'Basilikum', nl: 'basilicum' }, colour: '#b07a55' },
      { name: { en: 'chives', de: 'Schnittlauch', nl: 'bieslook' }, colour: '#97785f' },
      { name: { en: 'thyme', de: 'Thymian', nl: 'tijm' }, colour: '#a98f6a' },
    ],
    story: [
      { name: { en: 'The Lighthouse', de: 'Der Leuchtturm', nl: 'De vuurtoren' }, colour: '#b5553f' },
      { name: { en: 'At Low Tide', de: 'Bei Ebbe', nl: 'Bij eb' }, colour: '#4f7f9b' },
      { name: { en: 'The North Wind', de: 'Der Nordwind', nl: 'De noordenwind' }, colour: '#5f6f8f' },
      { name: { en: 'An Island in June', de: 'Eine Insel im Juni', nl: 'Een eiland in juni' }, colour: '#7c8f5c' },
    ],
    cuisine: [
      { name: { en: 'Bread and Butter', de: 'Brot und Butter', nl: 'Brood en boter' }, colour: '#c99a55' },
      { name: { en: 'Vegetables', de: 'Gemüse', nl: 'Groenten' }, colour: '#7c8f5c' },
      { name: { en: 'Fish', de: 'Fisch', nl: 'Vis' }, colour: '#4f7f9b' },
    ],
    coast: [
      { name: { en: 'North Sea', de: 'Nordsee', nl: 'Noordzee' }, colour: '#4f7f9b' },
      { name: { en: 'Baltic Sea', de: 'Ostsee', nl: 'Oostzee' }, colour: '#5c8f88' },
      { name: { en: 'Wadden Islands', de: 'Friesische Inseln', nl: 'Waddeneilanden' }, colour: '#c7a878' },
    ],
    weight: [
      { name: { en: '2 × 1 kg', de: '2 × 1 kg', nl: '2 × 1 kg' }, colour: '#5c8f88' },
      { name: { en: '2 × 2 kg', de: '2 × 2 kg', nl: '2 × 2 kg' }, colour: '#68737d' },
      { name: { en: '2 × 4 kg', de: '2 × 4 kg', nl: '2 × 4 kg' }, colour: '#8b5f7d' },
    ],
    roast: [
      { name: { en: 'light roast, 250 g', de: 'helle Röstung, 250 g', nl: 'licht gebrand, 250 g' }, colour: '#b98a57' },
      {
        name: { en: 'medium roast, 500 g', de: 'mittlere Röstung, 500 g', nl: 'medium gebrand, 500 g' },
        colour: '#8f6846',
      },
      {
        name: { en: 'dark roast, 500 g', de: 'dunkle Röstung, 500 g', nl: 'donker gebrand, 500 g' },
        colour: '#6a4a38',
      },
    ],
    teasort: [
      { name: { en: 'East Frisian blend', de: 'Ostfriesenmischung', nl: 'Oost-Friese melange' }, colour: '#a5624a' },
      { name: { en: 'Darjeeling', de: 'Darjeeling', nl: 'Darjeeling' }, colour: '#c99a35' },
      { name: { en: 'Sencha', de: 'Sencha', nl: 'Sencha' }, colour: '#7c8f5c' },
    ],
    blossom: [
      { name: { en: 'heather', de: 'Heide', nl: 'heide' }, colour: '#c07f35' },
      { name: { en: 'lime blossom', de: 'Linde', nl: 'linde' }, colour: '#d9ae4f' },
      { name: { en: 'rape blossom', de: 'Raps', nl: 'koolzaad' }, colour: '#d8bf6e' },
    ],
    fruit: [
      { name: { en: 'redcurrant', de: 'Johannisbeere', nl: 'rode bes' }, colour: '#b0413e' },
      { name: { en: 'apricot', de: 'Aprikose', nl: 'abrikoos' }, colour: '#d98a3a' },
      { name: { en: 'blackberry', de: 'Brombeere', nl: 'braam' }, colour: '#6b4a75' },
    ],
    harvest: [
      {
        name: { en: 'early harvest, 500 ml', de: 'frühe Ernte, 500 ml', nl: 'vroege oogst, 500 ml' },
        colour: '#7f8f45',
      },
      { name: { en: 'mild, 500 ml', de: 'mild, 500 ml', nl: 'mild, 500 ml' }, colour: '#a39a45' },
      { name: { en: 'cold pressed, 1 l', de: 'kalt gepresst, 1 l', nl: 'koudgeperst, 1 l' }, colour: '#6f7f4a' },
    ],
    cocoa: [
      { name: { en: 'milk', de: 'Vollmilch', nl: 'melk' }, colour: '#a5744f' },
      { name: { en: '70 % cocoa', de: '70 % Kakao', nl: '70 % cacao' }, colour: '#6a4a38' },
      { name: { en: 'sea salt', de: 'Meersalz', nl: 'zeezout' }, colour: '#5d7f8c' },
    ],
    plain: [
      { name: { en: 'small', de: 'klein', nl: 'klein' }, colour: null },
      { name: { en: 'medium', de: 'mittel', nl: 'middel' }, colour: null },
      { name: { en: 'large', de: 'groß', nl: 'groot' }, colour: null },
    ],
  },
}
