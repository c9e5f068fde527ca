import type { Range } from './range.ts'
import { readRange } from './readRange.ts'

/** What Hafen-Apotheke sells. No real medicine is named. */
export const pharmacyRange: Range = {
  prefix: 'ha',
  perKind: 4,
  lines: [],
  linedVariants: [],
  colours: ['#3f8f7a', '#4f86a8', '#7a8fc0', '#c08a4f', '#a86a7a', '#7fa05c', '#5f9fa8'],
  departments: readRange(`
# cold | Cold and cough | Erkältung und Husten | Verkoudheid en hoest
nasalspray | Sea-salt nasal spray | Meersalz-Nasenspray | Neusspray met zeezout | 4–9 | spray | volume | tissues bathsalts
coughsyrup | Ivy cough syrup | Efeu-Hustensaft | Hoestsiroop met klimop | 6–12 | medicine | volume | thymetea lozenges
lozenges | Sage lozenges | Salbeipastillen | Saliepastilles | 3–8 | tin | pieces | thymetea honeysyrup
thymetea | Thyme tea | Thymiantee | Tijmthee | 3–6 | teabox | bags | honeysyrup lozenges
bathsalts | Eucalyptus bath | Eukalyptus-Erkältungsbad | Eucalyptusbad | 6–13 | bottle | volume | nasalspray
honeysyrup | Fennel honey syrup | Fenchelhonig-Sirup | Venkelhoningsiroop | 5–9 | jar | volume | thymetea
thermometer | Fever thermometer | Fieberthermometer | Koortsthermometer | 9–29 | thermometer | model | nasalspray tissues
tissues | Balm tissues | Balsam-Taschentücher | Balsemzakdoekjes | 2–5 | box | pieces | nasalspray
# pain | Pain and movement | Schmerz und Bewegung | Pijn en beweging
painrelief | Pain relief tablets | Schmerztabletten | Pijnstillers | 3–8 | blister | tablets | heatpatch painrub
painrub | Arnica gel | Arnika-Gel | Arnicagel | 6–14 | tube | grams | bandage coldpack
heatpatch | Heat patch | Wärmepflaster | Warmtepleister | 5–13 | plaster | pieces | painrub
coldpack | Cold and warm pack | Kalt-Warm-Kompresse | Koud-warmkompres | 4–12 | pouch | model | bandage
bandage | Support bandage | Stützbandage | Steunbandage | 12–34 | bandage | size | painrub
magnesium | Magnesium for muscles | Magnesium für die Muskeln | Magnesium voor de spieren | 6–16 | jar | tablets | painrub
insoles | Gel insoles | Gel-Einlagen | Gelzooltjes | 14–29 | insole | size | bandage
# skin | Skin | Haut | Huid
handcream | Hand cream | Handcreme | Handcrème | 4–11 | tube | grams | lipbalm washgel
facecream | Face cream | Gesichtscreme | Gezichtscrème | 9–26 | jar | grams | suncream washgel
washgel | Mild wash gel | Milde Waschlotion | Milde wasgel | 5–13 | dispenser | volume | handcream bodylotion
suncream | Sun cream | Sonnencreme | Zonnecrème | 9–22 | tube | factor | aftersun lipbalm
aftersun | After-sun lotion | After-Sun-Lotion | Aftersunlotion | 7–15 | bottle | volume | suncream
bodylotion | Urea body lotion | Urea-Körperlotion | Ureum-bodylotion | 8–18 | dispenser | volume | handcream
lipbalm | Lip balm | Lippenpflege | Lippenbalsem | 2–6 | stick | factor | handcream
# allergy | Allergy | Allergie | Allergie
antihistamine | Allergy tablets | Allergietabletten | Allergietabletten | 5–14 | blister | tablets | eyedrops allergyspray
eyedrops | Eye drops | Augentropfen | Oogdruppels | 6–15 | dropper | volume | antihistamine
allergyspray | Allergy nasal spray | Allergie-Nasenspray | Neusspray tegen allergie | 6–14 | spray | volume | eyedrops pollenscreen
pollenscreen | Pollen screen | Pollenschutzgitter | Pollenscherm | 14–35 | frame | size | allergyspray
calmingcream | Calming cream | Beruhigende Creme | Kalmerende crème | 7–16 | tube | grams | washgel
nosecup | Nasal rinse cup | Nasendusche | Neusspoelkan | 9–19 | mug | model | rinsesalt
rinsesalt | Rinsing salt | Nasenspülsalz | Spoelzout | 4–9 | box | bags | nosecup
# stomach | Stomach and gut | Magen und Darm | Maag en darmen
antacid | Heartburn tablets | Tabletten gegen Sodbrennen | Tabletten tegen brandend maagzuur | 4–10 | blister | tablets | camomiletea
camomiletea | Camomile tea | Kamillentee | Kamillethee | 2–6 | teabox | bags | fenneltea
fenneltea | Fennel and caraway tea | Fenchel-Kümmel-Tee | Venkel-karwijthee | 3–6 | teabox | bags | camomiletea hotwater
probiotics | Probiotic capsules | Probiotische Kapseln | Probiotische capsules | 9–26 | jar | tablets | electrolytes
electrolytes | Electrolyte powder | Elektrolytpulver | Elektrolytenpoeder | 4–11 | box | bags | camomiletea
travelgum | Travel-sickness gum | Kaugummi gegen Reiseübelkeit | Kauwgom tegen reisziekte | 5–9 | blister | pieces | electrolytes
hotwater | Hot-water bottle | Wärmflasche | Kruik | 12–24 | hotwater | model | fenneltea
# sleep | Sleep and calm | Schlaf und Ruhe | Slaap en rust
valerian | Valerian tablets | Baldriantabletten | Valeriaantabletten | 5–13 | blister | tablets | lavenderpillow sleeptea
sleeptea | Good-night tea | Gute-Nacht-Tee | Goede-nachtthee | 3–6 | teabox | bags | lavenderpillow
lavenderpillow | Lavender pillow | Lavendelkissen | Lavendelkussentje | 9–19 | cushion | model | sleeptea
earplugs | Ear plugs | Ohrstöpsel | Oordopjes | 3–8 | box | pieces | sleepmask
sleepmask | Sleep mask | Schlafmaske | Slaapmasker | 7–16 | mask | model | earplugs
melissa | Lemon-balm drops | Melissentropfen | Citroenmelissedruppels | 6–13 | dropper | volume | sleeptea
bathoil | Lavender bath oil | Lavendel-Badeöl | Lavendelbadolie | 7–15 | bottle | volume | sleepmask
# vitamins | Vitamins and minerals | Vitamine und Mineralien | Vitamines en mineralen
vitaminc | Vitamin C | Vitamin C | Vitamine C | 4–11 | tubebox | tablets | zinc
vitamind | Vitamin D3 | Vitamin D3 | Vitamine D3 | 5–14 | jar | tablets | calcium
zinc | Zinc tablets | Zinktabletten | Zinktabletten | 4–10 | jar | tablets | vitaminc
iron | Iron capsules | Eisenkapseln | IJzercapsules | 6–15 | jar | tablets | vitaminc
omega | Omega-3 capsules | Omega-3-Kapseln | Omega 3-capsules | 9–24 | jar | tablets | vitamind
calcium | Calcium tablets | Calciumtabletten | Calciumtabletten | 5–12 | tubebox | tablets | vitamind
multivitamin | Multivitamin | Multivitamin | Multivitamine | 6–17 | tubebox | tablets | omega
# aid | First aid and care | Erste Hilfe und Pflege | Eerste hulp en verzorging
plasters | Plasters | Pflaster | Pleisters | 2–7 | plaster | pieces | disinfectant woundgel
disinfectant | Wound spray | Wundspray | Wondspray | 4–9 | spray | volume | plasters gauze
woundgel | Wound gel | Wundgel | Wondgel | 5–11 | tube | grams | plasters
gauze | Gauze bandage | Mullbinde | Gaasverband | 2–6 | bandage | size | tape
tape | Fixing tape | Fixierpflaster | Hechtpleister | 2–5 | roll | size | gauze
firstaidkit | First-aid kit | Verbandtasche | EHBO-tas | 15–39 | kit | model | plasters disinfectant
toothbrush | Toothbrush | Zahnbürste | Tandenborstel | 2–6 | toothbrush | model | toothpaste
toothpaste | Toothpaste | Zahncreme | Tandpasta | 2–6 | tube | grams | toothbrush
`),
  variants: {
    volume: sizes('20 ml', '50 ml', '100 ml', '200 ml'),
    grams: sizes('30 g', '50 g', '75 g', '100 g'),
    factor: [
      { name: { en: 'SPF 20', de: 'LSF 20', nl: 'SPF 20' }, colour: '#d9ae4f' },
      { name: { en: 'SPF 30', de: 'LSF 30', nl: 'SPF 30' }, colour: '#d98a3a' },
      { name: { en: 'SPF 50', de: 'LSF 50', nl: 'SPF 50' }, colour: '#c76d3f' },
      { name: { en: 'SPF 50+', de: 'LSF 50+', nl: 'SPF 50+' }, colour: '#b0553e' },
    ],
    tablets: counted(['20', '40', '60', '100'], { en: 'tablets', de: 'Stück', nl: 'stuks' }),
    pieces: counted(['10', '20', '30', '50'], { en: 'pieces', de: 'Stück', nl: 'stuks' }),
    bags: counted(['10', '20', '25', '40'], { en: 'sachets', de: 'Beutel', nl: 'zakjes' }),
    size: [
      { name: { en: 'size S', de: 'Größe S', nl: 'maat S' }, colour: null },
      { name: { en: 'size M', de: 'Größe M', nl: 'maat M' }, colour: null },
      { name: { en: 'size L', de: 'Größe L', nl: 'maat L' }, colour: null },
      { name: { en: 'size XL', de: 'Größe XL', nl: 'maat XL' }, colour: null },
    ],
    model: [
      { name: { en: 'soft green', de: 'zartgrün', nl: 'zachtgroen' }, colour: '#6f9f86' },
      { name: { en: 'harbour blue', de: 'hafenblau', nl: 'havenblauw' }, colour: '#4f86a8' },
      { name: { en: 'coral', de: 'koralle', nl: 'koraal' }, colour: '#cf7a63' },
      { name: { en: 'grey', de: 'grau', nl: 'grijs' }, colour: '#7f8b90' },
    ],
  },
}

function sizes(...names: readonly string[]) {
  return names.map((name) => ({ name: { en: name, de: name, nl: name }, colour: null }))
}

function counted(numbers: readonly string[], word: { readonly en: string; readonly de: string; readonly nl: string }) {
  return numbers.map((number) => ({
    name: { en: `${number} ${word.en}`, de: `${number} ${word.de}`, nl: `${number} ${word.nl}` },
    colour: null,
  }))
}
