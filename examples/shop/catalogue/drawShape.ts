/** Three tones of a picture's colour, and a warm and a cool one for details. */
type Tones = { readonly main: string; readonly dark: string; readonly light: string; readonly pale: string }

const rect = (x: number, y: number, width: number, height: number, fill: string, radius = 0) =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}" fill="${fill}"/>`
const circle = (x: number, y: number, radius: number, fill: string) =>
  `<circle cx="${x}" cy="${y}" r="${radius}" fill="${fill}"/>`
const ellipse = (x: number, y: number, rx: number, ry: number, fill: string) =>
  `<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" fill="${fill}"/>`
const path = (d: string, fill: string) => `<path d="${d}" fill="${fill}"/>`
const line = (d: string, stroke: string, width = 3) =>
  `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`

/** A box front with a lid, a label and a few lines of print. */
const pack = ({ main, dark, light, pale }: Tones) =>
  rect(32, 34, 56, 66, main, 4) +
  rect(32, 34, 56, 14, dark, 4) +
  rect(40, 56, 40, 26, pale, 3) +
  line('M46 64h28M46 71h20', light, 3)

const shapes = {
  grinder: ({ main, dark, light }: Tones) =>
    rect(38, 62, 44, 36, main, 4) +
    path('M42 62c0-16 8-22 18-22s18 6 18 22z', dark) +
    line('M60 40V28h22', light, 4) +
    circle(84, 28, 5, dark) +
    rect(48, 74, 24, 14, light, 2) +
    circle(60, 81, 2.5, dark),
  mug: ({ main, dark, light }: Tones) =>
    line('M80 56c16-4 20 24-2 26', dark, 7) +
    path('M34 42h48v46a10 10 0 0 1-10 10H44a10 10 0 0 1-10-10z', main) +
    rect(34, 70, 48, 8, light) +
    ellipse(58, 42, 24, 5, dark),
  pot: ({ main, dark, light }: Tones) =>
    line('M26 62h-8M94 62h8', dark, 7) +
    path('M26 54h68v30a14 14 0 0 1-14 14H40a14 14 0 0 1-14-14z', main) +
    path('M24 54c4-14 20-18 36-18s32 4 36 18z', dark) +
    circle(60, 32, 5, light) +
    rect(26, 60, 68, 4, light),
  pan: ({ main, dark, light }: Tones) =>
    line('M80 62L108 44', dark, 8) +
    ellipse(52, 70, 36, 18, main) +
    ellipse(52, 67, 30, 13, dark) +
    ellipse(46, 64, 12, 4, light),
  kettle: ({ main, dark, light }: Tones) =>
    line('M42 48c0-26 36-26 36 0', dark, 5) +
    line('M84 62c10-2 12-8 18-14', main, 8) +
    path('M32 92c-4-24 6-46 28-46s32 22 28 46c0 4-4 6-8 6H40c-4 0-8-2-8-6z', main) +
    rect(32, 84, 56, 6, light) +
    circle(60, 44, 5, dark),
  board: ({ main, dark, light }: Tones) =>
    rect(32, 28, 56, 72, main, 8) + circle(60, 40, 5, dark) + line('M42 56v36M54 52v42M68 56v34M79 50v42', light, 2.5),
  bowl: ({ main, dark, light }: Tones) =>
    path('M20 54h80c0 26-16 42-40 42S20 80 20 54z', main) +
    ellipse(60, 54, 40, 8, dark) +
    line('M30 72c16 8 44 8 60 0', light, 4),
  plate: ({ main, dark, light }: Tones) =>
    circle(60, 62, 40, main) +
    circle(60, 62, 34, light) +
    circle(60, 62, 24, main) +
    line('M46 52a18 18 0 0 1 14-8', dark, 3),
  glass: ({ main, dark, light }: Tones) =>
    path('M36 30h48l-6 64a6 6 0 0 1-6 5H48a6 6 0 0 1-6-5z', light) +
    path('M39 56h42l-4 36a5 5 0 0 1-5 4H48a5 5 0 0 1-5-4z', main) +
    line('M70 62l-2 24', dark, 3),
  carafe: ({ main, dark, light }: Tones) =>
    path('M50 24h20v24c14 6 18 18 18 32 0 12-8 20-28 20s-28-8-28-20c0-14 4-26 18-32z', light) +
    path('M34 74h52c2 18-6 24-26 24S32 92 34 74z', main) +
    rect(48, 20, 24, 6, dark, 3),
  cloth: ({ main, dark, light, pale }: Tones) =>
    path('M24 46l40-16 34 20-38 18z', light) +
    path('M24 46v34l36 20V68z', main) +
    path('M98 50v34l-38 16V68z', dark) +
    line('M32 60l20 10M32 70l20 10', pale, 2),
  cutlery: ({ main, dark, light }: Tones) =>
    line('M38 30v66M30 30v16c0 10 16 10 16 0V30M38 30v16', main, 4) +
    line('M60 56v40', dark, 5) +
    ellipse(60, 40, 8, 14, main) +
    line('M82 60v36', dark, 5) +
    path('M80 28c10 6 10 24 4 34h-4z', light),
  bedding: ({ main, dark, light, pale }: Tones) =>
    rect(22, 44, 76, 52, main, 10) +
    rect(28, 34, 30, 22, pale, 8) +
    rect(62, 34, 30, 22, pale, 8) +
    path('M22 62h76v8H22z', light) +
    line('M34 80h52M34 88h40', dark, 2),
  cushion: ({ main, dark, light }: Tones) =>
    path('M28 32c20 6 44 6 64 0 -6 20-6 44 0 64-20-6-44-6-64 0 6-20 6-44 0-64z', main) +
    line('M44 46c10 3 22 3 32 0M44 82c10-3 22-3 32 0', light, 3) +
    circle(60, 64, 4, dark),
  blanket: ({ main, dark, light }: Tones) =>
    rect(26, 66, 68, 16, dark, 8) +
    rect(26, 50, 68, 16, main, 8) +
    rect(26, 34, 68, 16, light, 8) +
    line('M30 82v12M42 82v14M54 82v12M66 82v14M78 82v12M90 82v14', main, 3),
  clock: ({ main, dark, pale }: Tones) =>
    circle(60, 64, 38, main) +
    circle(60, 64, 31, pale) +
    line('M60 44v20l14 8', dark, 4) +
    line('M60 37v3M60 88v3M33 64h3M84 64h3', main, 3),
  coat: ({ main, dark, light }: Tones) =>
    path('M46 26h28l20 16-6 30-10-4v32H42V68l-10 4-6-30z', main) +
    path('M46 26l14 16 14-16-6-4H52z', dark) +
    line('M60 42v58', light, 2.5) +
    circle(65, 58, 2, light) +
    circle(65, 72, 2, light) +
    circle(65, 86, 2, light),
  towel: ({ main, dark, light }: Tones) =>
    line('M22 32h76', dark, 5) +
    path('M34 32h52v62H34z', main) +
    rect(34, 78, 52, 5, light) +
    rect(34, 86, 52, 3, light) +
    rect(34, 32, 8, 62, dark),
  dispenser: ({ main, dark, light, pale }: Tones) =>
    line('M60 42V28H44', dark, 5) +
    rect(50, 38, 20, 10, dark, 2) +
    rect(38, 48, 44, 52, main, 8) +
    rect(46, 62, 28, 24, pale, 3) +
    line('M51 70h18M51 77h12', light, 3),
  basket: ({ main, dark, light }: Tones) =>
    path('M30 44h60l-7 52a6 6 0 0 1-6 4H43a6 6 0 0 1-6-4z', main) +
    ellipse(60, 44, 32, 7, dark) +
    line('M36 60h48M38 72h44M40 84h40', light, 3) +
    line('M50 52l3 44M70 52l-3 44', light, 2),
  frame: ({ main, dark, light, pale }: Tones) =>
    rect(28, 26, 64, 74, main, 3) +
    rect(36, 34, 48, 58, pale) +
    path('M36 80l16-20 12 12 8-8 12 14v14H36z', light) +
    circle(70, 50, 6, dark),
  vase: ({ main, dark, light }: Tones) =>
    line('M58 50C54 34 48 28 40 24M62 50c2-14 8-22 18-26', '#6f8758', 3) +
    circle(40, 24, 6, light) +
    circle(80, 24, 6, light) +
    path('M50 46h20c-2 10 14 18 14 34 0 12-8 20-24 20s-24-8-24-20c0-16 16-24 14-34z', main) +
    path('M38 76h44c0 4 0 6-1 9H39c-1-3-1-5-1-9z', dark),
  candle: ({ main, dark, light }: Tones) =>
    path('M60 22c8 10 6 18 0 20-6-2-8-10 0-20z', '#e3a64a') +
    line('M60 40v10', dark, 2.5) +
    rect(42, 50, 36, 48, main, 4) +
    path('M42 54c0 14 8 4 10 12s8 0 10-4 8 4 16-2V54z', light) +
    ellipse(60, 98, 28, 4, dark),
  stool: ({ main, dark, light }: Tones) =>
    line('M38 56l-8 44M82 56l8 44M54 58l-3 40M66 58l3 40', dark, 5) +
    ellipse(60, 50, 34, 9, main) +
    ellipse(60, 47, 30, 6, light) +
    line('M34 80h52', dark, 3),
  lamp: ({ main, dark, light }: Tones) =>
    path('M44 26h32l14 34H30z', main) +
    line('M60 60v34', dark, 5) +
    ellipse(60, 97, 22, 5, dark) +
    path('M44 26h10L44 60H30z', light),
  floorlamp: ({ main, dark, light }: Tones) =>
    path('M46 16h28l10 26H36z', main) +
    line('M60 42v58', dark, 4) +
    ellipse(60, 102, 20, 4, dark) +
    path('M46 16h9l-8 26H36z', light),
  pendant: ({ main, dark, light }: Tones) =>
    line('M60 10v34', dark, 3) +
    path('M24 82c0-26 16-38 36-38s36 12 36 38z', main) +
    ellipse(60, 82, 36, 6, dark) +
    circle(60, 86, 8, '#ecc877') +
    line('M36 70c2-10 8-16 16-18', light, 4),
  lantern: ({ main, dark, light }: Tones) =>
    line('M46 32c0-16 28-16 28 0', dark, 4) +
    path('M36 44l10-12h28l10 12z', main) +
    rect(38, 44, 44, 48, light, 2) +
    rect(34, 92, 52, 8, main, 3) +
    path('M60 56c6 8 5 14 0 16-5-2-6-8 0-16z', '#e3a64a') +
    rect(54, 72, 12, 20, dark, 2) +
    line('M38 44v48M82 44v48', main, 4),
  plant: ({ main, dark }: Tones) =>
    line('M60 66V36', '#5f7d4f', 3) +
    ellipse(48, 42, 13, 7, '#7c9a63') +
    ellipse(73, 36, 13, 7, '#6f8f58') +
    ellipse(60, 24, 8, 12, '#8aa86f') +
    path('M38 64h44l-6 36H44z', main) +
    rect(34, 60, 52, 10, dark, 3),
  wateringcan: ({ main, dark, light }: Tones) =>
    line('M40 56c-20-6-22 26 0 28', dark, 5) +
    line('M78 76l24-30', main, 8) +
    line('M96 40l14 12', dark, 6) +
    rect(40, 50, 42, 46, main, 6) +
    line('M44 50c2-18 32-18 34 0', dark, 4) +
    rect(40, 62, 42, 5, light),
  house: ({ main, dark, light }: Tones) =>
    path('M24 56l36-32 36 32z', dark) +
    rect(34, 54, 52, 42, main, 2) +
    circle(60, 70, 9, dark) +
    line('M60 86h14', light, 4) +
    line('M60 96v10', dark, 5),
  glove: ({ main, dark, light }: Tones) =>
    path(
      'M40 100V60l-12-12c-4-4 2-10 6-7l10 8V30c0-6 8-6 8 0v-4c0-6 9-6 9 0v4c0-6 9-6 9 0v8c0-6 8-6 8 0v36c0 8-2 16-4 26z',
      main,
    ) +
    rect(38, 86, 38, 14, dark, 4) +
    line('M44 93h26', light, 3),
  jumper: ({ main, dark, light }: Tones) =>
    path('M44 28h32l24 18-10 26-10-6v34H40V66l-10 6-10-26z', main) +
    path('M48 28c4 10 20 10 24 0z', dark) +
    rect(40, 92, 40, 8, dark, 2) +
    line('M42 60h36M42 70h36', light, 3),
  shirt: ({ main, dark, light }: Tones) =>
    path('M44 26h32l24 18-10 20-10-6v42H40V58l-10 6-10-20z', main) +
    path('M48 24l12 14 12-14 6 6-14 16h-8L42 30z', light) +
    line('M60 44v56', dark, 2) +
    circle(60, 58, 1.8, dark) +
    circle(60, 72, 1.8, dark) +
    circle(60, 86, 1.8, dark),
  scarf: ({ main, dark, light }: Tones) =>
    line('M36 40c8 20 40 20 48 0', main, 16) +
    line('M70 52l10 40', dark, 16) +
    line('M52 54l-4 34', main, 16) +
    line('M44 74l10 1M73 76l11-2', light, 4) +
    line('M43 97v6M50 97v6M79 100v5M86 98v5', dark, 3),
  hat: ({ main, dark, light }: Tones) =>
    circle(60, 26, 9, light) +
    path('M28 78c0-30 12-46 32-46s32 16 32 46z', main) +
    rect(24, 74, 72, 20, dark, 8) +
    line('M36 80v8M48 80v8M60 80v8M72 80v8M84 80v8', light, 3),
  sock: ({ main, dark, light }: Tones) =>
    path('M46 22h28v46c0 6 22 14 22 24 0 6-4 8-10 8H60c-12 0-14-8-14-16z', main) +
    rect(44, 20, 32, 12, dark, 3) +
    line('M46 46h28M46 54h28', light, 4),
  belt: ({ main, dark, light }: Tones) =>
    `<circle cx="60" cy="62" r="34" fill="none" stroke="${main}" stroke-width="13"/>` +
    rect(46, 84, 28, 24, '#b8933f', 4) +
    rect(52, 90, 16, 12, light, 2) +
    line('M60 96h16', dark, 4),
  boot: ({ main, dark, light }: Tones) =>
    path('M40 20h28v44c10 4 28 6 28 22v6H40z', main) +
    rect(36, 92, 62, 8, dark, 3) +
    rect(40, 20, 28, 8, dark) +
    line('M56 38h12M56 48h12M56 58h12', light, 3),
  shoe: ({ main, dark, light, pale }: Tones) =>
    path('M18 84V58c10 6 18 2 24-8l28 20c12 6 32 2 32 16v4H18z', main) +
    rect(16, 86, 88, 10, pale, 5) +
    line('M50 62l8-8M60 69l7-8M70 75l6-7', light, 3) +
    path('M18 58c5 4 12 4 16 0v14H18z', dark),
  bag: ({ main, dark, light }: Tones) =>
    line('M46 44c0-26 28-26 28 0', dark, 5) +
    rect(28, 42, 64, 58, main, 10) +
    path('M28 52a10 10 0 0 1 10-10h44a10 10 0 0 1 10 10v14H28z', dark) +
    rect(52, 60, 16, 12, light, 3),
  umbrella: ({ main, dark, light }: Tones) =>
    line('M60 24v66c0 14 18 12 18 0', dark, 4) +
    path('M16 66c2-28 22-42 44-42s42 14 44 42c-8-6-18-6-22 0-6-8-16-8-22 0-6-8-16-8-22 0-4-6-14-6-22 0z', main) +
    line('M38 64c2-18 10-32 22-38M82 64c-2-18-10-32-22-38', light, 2),
  box: pack,
  train: ({ main, dark, light }: Tones) =>
    rect(24, 54, 50, 28, main, 4) +
    rect(66, 34, 28, 48, dark, 4) +
    rect(72, 42, 16, 14, light, 2) +
    rect(32, 36, 10, 18, dark, 2) +
    circle(36, 88, 10, dark) +
    circle(62, 88, 10, dark) +
    circle(86, 88, 10, main) +
    circle(36, 88, 4, light) +
    circle(62, 88, 4, light) +
    circle(86, 88, 4, light),
  blocks: ({ main, dark, light }: Tones) =>
    rect(24, 66, 32, 32, main, 3) +
    rect(62, 66, 32, 32, dark, 3) +
    path('M44 64h34L61 32z', light) +
    circle(40, 82, 8, light) +
    path('M70 88l8-14 8 14z', main),
  book: ({ main, dark, light, pale }: Tones) =>
    path('M32 24h50a6 6 0 0 1 6 6v64H36a6 6 0 0 0-6 6V30a6 6 0 0 1 2-6z', main) +
    path('M36 94h52v6H36a3 3 0 0 1 0-6z', pale) +
    rect(30, 26, 8, 70, dark, 2) +
    line('M50 44h26M50 52h18', pale, 3) +
    path('M48 84l14-16 10 8 6-6v14z', light),
  seal: ({ main, dark, light }: Tones) =>
    path('M20 82c4-30 24-46 46-44 18 2 26 16 24 28 8-2 12 4 18 2-2 10-10 16-20 14-10 12-62 18-68 0z', main) +
    circle(42, 56, 3, dark) +
    circle(58, 54, 3, dark) +
    ellipse(50, 64, 8, 6, light) +
    circle(50, 61, 2.5, dark) +
    path('M60 80l14 14H50z', dark),
  notebook: ({ main, dark, light, pale }: Tones) =>
    rect(34, 24, 54, 76, main, 5) +
    rect(76, 24, 6, 76, dark) +
    rect(42, 36, 26, 14, pale, 2) +
    line('M30 36h8M30 50h8M30 64h8M30 78h8', dark, 3) +
    line('M46 43h18', light, 2.5),
  pen: ({ main, dark, light }: Tones) =>
    path('M30 96l6-22 44-44 14 14-44 44z', main) +
    path('M30 96l6-22 14 14z', light) +
    path('M72 38l8-8c4-4 18 10 14 14l-8 8z', dark) +
    line('M30 96l8-8', dark, 2.5) +
    line('M24 104h50', light, 3),
  paper: ({ main, dark, light, pale }: Tones) =>
    rect(38, 24, 52, 66, light, 2) +
    rect(30, 32, 52, 66, pale, 2) +
    line('M38 46h36M38 56h36M38 66h24', main, 2.5) +
    path('M30 98l26-18 26 18z', dark),
  roll: ({ main, dark, light }: Tones) =>
    rect(24, 48, 66, 34, main) +
    ellipse(24, 65, 9, 17, dark) +
    ellipse(90, 65, 9, 17, light) +
    ellipse(90, 65, 5, 10, main) +
    line('M44 48v34M64 48v34', dark, 3),
  bottle: ({ main, dark, light, pale }: Tones) =>
    rect(52, 18, 16, 12, dark, 2) +
    path('M52 30h16v12c10 4 14 10 14 20v32a6 6 0 0 1-6 6H44a6 6 0 0 1-6-6V62c0-10 4-16 14-20z', main) +
    rect(38, 66, 44, 20, pale) +
    line('M46 74h28M46 80h16', light, 2.5),
  helmet: ({ main, dark, light }: Tones) =>
    path('M18 74c0-28 18-44 42-44s42 14 44 40c0 8-6 8-12 8H26c-6 0-8-2-8-4z', main) +
    line('M42 38c-6 10-8 22-8 34M60 32c-2 12-2 26-2 40M78 36c4 10 6 22 6 34', light, 5) +
    line('M36 80c6 18 34 18 44-2', dark, 3),
  torch: ({ main, dark, light }: Tones) =>
    path('M24 44h26l12 10v20L50 84H24z', main) +
    rect(62, 56, 34, 16, dark, 4) +
    rect(20, 44, 8, 40, light, 3) +
    circle(76, 64, 3, light),
  dumbbell: ({ main, dark, light }: Tones) =>
    rect(36, 58, 48, 9, light, 3) +
    rect(26, 40, 14, 46, main, 4) +
    rect(80, 40, 14, 46, main, 4) +
    rect(16, 48, 10, 30, dark, 3) +
    rect(94, 48, 10, 30, dark, 3),
  pouch: ({ main, dark, light, pale }: Tones) =>
    path('M38 26h44l6 70a4 4 0 0 1-4 4H36a4 4 0 0 1-4-4z', main) +
    rect(36, 22, 48, 10, dark, 2) +
    circle(60, 66, 17, pale) +
    path('M52 60c10-6 18 4 16 12-10 4-18-4-16-12z', light),
  tin: ({ main, dark, light, pale }: Tones) =>
    rect(34, 40, 52, 58, main, 4) +
    ellipse(60, 40, 26, 6, dark) +
    rect(32, 32, 56, 10, dark, 4) +
    rect(34, 56, 52, 26, pale) +
    line('M44 64h32M44 72h20', light, 3),
  jar: ({ main, dark, light, pale }: Tones) =>
    path('M36 46h48v46a8 8 0 0 1-8 8H44a8 8 0 0 1-8-8z', main) +
    rect(36, 30, 48, 14, dark, 4) +
    rect(36, 58, 48, 26, pale) +
    line('M44 66h32M44 74h18', light, 3),
  spray: ({ main, dark, light, pale }: Tones) =>
    rect(54, 22, 12, 20, light, 4) +
    path('M44 52c0-8 6-12 10-12h12c4 0 10 4 10 12z', dark) +
    rect(42, 52, 36, 48, main, 7) +
    rect(42, 66, 36, 20, pale) +
    line('M49 73h22M49 79h14', light, 2.5),
  medicine: ({ main, dark, light, pale }: Tones) =>
    rect(46, 20, 28, 14, dark, 3) +
    path('M48 34h24v8c8 4 10 8 10 14v38a6 6 0 0 1-6 6H44a6 6 0 0 1-6-6V56c0-6 2-10 10-14z', main) +
    rect(38, 60, 44, 28, pale) +
    path('M57 66h6v5h5v6h-5v5h-6v-5h-5v-6h5z', light),
  teabox: ({ main, dark, light, pale }: Tones) =>
    path('M28 46l10-14h50v54L78 100H28z', dark) +
    rect(28, 46, 50, 54, main) +
    path('M28 46l10-14h50L78 46z', light) +
    circle(53, 72, 15, pale) +
    path('M46 78c0-12 8-14 15-14 0 10-5 16-15 14z', '#7c9a63'),
  thermometer: ({ main, dark, light, pale }: Tones) =>
    path('M34 26l12-6 40 66c2 4-2 14-8 16s-10-2-12-6z', pale) +
    path('M34 26l12-6 8 14-12 7z', dark) +
    path('M52 50l12-7 12 20-12 7z', main) +
    line('M60 55l8 13', light, 3) +
    circle(76, 90, 4, dark),
  blister: ({ main, dark, light, pale }: Tones) =>
    rect(30, 24, 60, 76, light, 6) +
    [38, 56, 74]
      .map((y) =>
        [42, 64].map((x) => rect(x - 4, y - 4, 20, 12, pale, 6) + rect(x - 2, y - 2, 16, 8, main, 4)).join(''),
      )
      .join('') +
    line('M30 90h60', dark, 2),
  plaster: ({ main, dark, light, pale }: Tones) =>
    `<g transform="rotate(-35 60 62)">${rect(18, 46, 84, 32, main, 16)}${rect(44, 46, 32, 32, pale)}${circle(52, 56, 2, dark)}${circle(60, 56, 2, dark)}${circle(68, 56, 2, dark)}${circle(52, 68, 2, dark)}${circle(60, 68, 2, dark)}${circle(68, 68, 2, dark)}${line('M28 62h8M84 62h8', light, 3)}</g>`,
  bandage: ({ main, dark, light, pale }: Tones) =>
    ellipse(48, 62, 26, 34, pale) +
    path('M48 28h40c10 20 10 48 0 68H48c26-8 26-60 0-68z', main) +
    ellipse(48, 62, 11, 15, light) +
    ellipse(48, 62, 5, 7, dark) +
    line('M84 36c6 16 6 36 0 52', light, 3),
  insole: ({ main, dark, light }: Tones) =>
    path('M44 22c14 0 16 16 12 32-2 12 4 22 2 34s-20 12-24 0c-4-14 0-26-4-38s2-28 14-28z', main) +
    path('M78 26c14 0 16 16 12 30-2 12 2 20 0 32s-20 12-24 0c-2-14 2-24-2-36s2-26 14-26z', dark) +
    ellipse(44, 88, 8, 8, light) +
    ellipse(78, 90, 8, 8, light),
  stick: ({ main, dark, light, pale }: Tones) =>
    path('M50 40V26c6-8 20-6 20 2v12z', pale) +
    rect(46, 40, 28, 22, light) +
    rect(42, 60, 36, 40, main, 4) +
    line('M50 74h20M50 82h12', dark, 3),
  dropper: ({ main, dark, light, pale }: Tones) =>
    rect(54, 16, 12, 22, dark, 6) +
    rect(48, 36, 24, 10, light, 2) +
    path('M46 46h28v8c8 2 10 8 10 14v26a6 6 0 0 1-6 6H42a6 6 0 0 1-6-6V68c0-6 2-12 10-14z', main) +
    path('M60 64c8 10 8 18 0 20-8-2-8-10 0-20z', pale),
  hotwater: ({ main, dark, light }: Tones) =>
    rect(52, 18, 16, 12, dark, 3) +
    path('M50 30h20c0 10 16 10 16 22v36c0 8-6 12-14 12H48c-8 0-14-4-14-12V52c0-12 16-12 16-22z', main) +
    line('M46 56v32M56 56v32M66 56v32M75 56v32', light, 3),
  mask: ({ main, dark, light }: Tones) =>
    line('M20 54c-8-2-8 16 0 16M100 54c8-2 8 16 0 16', dark, 3) +
    path('M20 50c26-10 54-10 80 0 4 20-6 34-20 34-10 0-14-10-20-10s-10 10-20 10c-14 0-24-14-20-34z', main) +
    line('M34 64c4 5 12 5 16 0M70 64c4 5 12 5 16 0', light, 3),
  tube: ({ main, dark, light, pale }: Tones) =>
    path('M36 22h48l-8 62H44z', main) +
    rect(34, 18, 52, 7, dark, 2) +
    rect(46, 84, 28, 16, dark, 3) +
    path('M41 42h38l-3 24H44z', pale) +
    line('M49 50h22M50 58h14', light, 2.5),
  tubebox: ({ main, dark, light, pale }: Tones) =>
    rect(44, 34, 32, 66, main, 5) +
    rect(42, 20, 36, 16, dark, 4) +
    rect(44, 52, 32, 28, pale) +
    circle(60, 66, 9, light) +
    line('M55 66h10', main, 2.5),
  toothbrush: ({ main, dark, light, pale }: Tones) =>
    `<g transform="rotate(-40 60 62)">${rect(12, 60, 96, 9, main, 4)}${rect(12, 60, 34, 9, dark, 4)}${rect(82, 46, 5, 15, pale, 1)}${rect(89, 46, 5, 15, light, 1)}${rect(96, 46, 5, 15, pale, 1)}</g>`,
  kit: ({ main, dark, light, pale }: Tones) =>
    line('M48 42c0-14 24-14 24 0', dark, 5) +
    rect(24, 42, 72, 54, main, 8) +
    rect(24, 64, 72, 4, dark) +
    circle(60, 66, 16, pale) +
    path('M56 56h8v6h6v8h-6v6h-8v-6h-6v-8h6z', light),
} satisfies Record<string, (tones: Tones) => string>

/** The things there is a drawing of. */
export type Shape = keyof typeof shapes

/**
 * Draws a thing as a standalone SVG file on a transparent ground.
 *
 * @param shape what to draw.
 * @param colour its colour, `#rrggbb`.
 * @returns the file's text.
 */
export function drawShape(shape: Shape, colour: string): string {
  const tones = {
    main: colour,
    dark: mix(colour, '#1c1a1e', 0.32),
    light: mix(colour, '#ffffff', 0.38),
    pale: mix(colour, '#ffffff', 0.82),
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 120" width="240" height="240"><ellipse cx="60" cy="104" rx="42" ry="4" fill="#000" fill-opacity="0.08"/>${shapes[shape](tones)}</svg>\n`
}

function mix(from: string, to: string, share: number): string {
  const channel = (hex: string, index: number) => Number.parseInt(hex.slice(1 + index * 2, 3 + index * 2), 16)
  const mixed = [0, 1, 2].map((index) => Math.round(channel(from, index) * (1 - share) + channel(to, index) * share))
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`
}
