// A picture for who has none at hand: hills at sunset, drawn here.

const WIDTH = 1200;
const HEIGHT = 800;

export async function samplePicture() {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [WIDTH, HEIGHT];
  const paint = canvas.getContext('2d');
  const sky = paint.createLinearGradient(0, 0, 0, HEIGHT);
  [[0, '#2b3a8f'], [.45, '#b25a8c'], [.7, '#f4a261'], [1, '#f8d49a']].forEach(stop => sky.addColorStop(...stop));
  paint.fillStyle = sky;
  paint.fillRect(0, 0, WIDTH, HEIGHT);
  paint.fillStyle = '#fff3c4';
  paint.beginPath();
  paint.arc(820, 430, 85, 0, 2 * Math.PI);
  paint.fill();
  [['#6d4c7d', 520, 60, 190], ['#45386b', 600, 75, 260], ['#272349', 690, 55, 150]].forEach(hills => ridge(paint, ...hills));
  const blob = await new Promise(done => canvas.toBlob(done, 'image/jpeg', .9));
  return new File([blob], 'sunset.jpg', {type: 'image/jpeg'});
}

function ridge(paint, colour, base, height, length) {
  paint.fillStyle = colour;
  paint.beginPath();
  paint.moveTo(0, HEIGHT);
  for (let x = 0; x <= WIDTH; x += 8) {
    paint.lineTo(x, base + height * Math.sin(x / length) + height / 3 * Math.sin(x / 47 + base));
  }
  paint.lineTo(WIDTH, HEIGHT);
  paint.fill();
}
