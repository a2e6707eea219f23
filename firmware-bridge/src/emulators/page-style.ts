const brightness = Array.from(
  { length: 16 },
  (_, level) => `.led.bright-${level} i { opacity: ${(0.4 + level * 0.04).toFixed(2)} }`,
).join('\n')

export const pageStyle = `
* { box-sizing: border-box }
body { margin: 0; background: #f6f7f3; color: #10211f;
  font: 16px/1.5 'Noto Sans SC', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', system-ui, sans-serif }
small { margin-left: .4em; color: #4b5c59; font-size: .75em; font-weight: 400 }
header { display: flex; align-items: baseline; justify-content: space-between;
  padding: 14px 28px; background: #fff; border-bottom: 1px solid #dde3df }
h1 { margin: 0; font-size: 22px }
h2 { margin: 0 0 12px; font-size: 17px }
h2 label { float: right; font-size: 14px; font-weight: 400 }
#link.live { color: #0a7a43 } #link.lost { color: #b3261e }
main { display: grid; grid-template-columns: minmax(0, 3fr) minmax(320px, 2fr); gap: 20px;
  max-width: 1500px; margin: 0 auto; padding: 20px 28px }
section { padding: 16px 18px; background: #fff; border: 1px solid #dde3df; border-radius: 8px }
.s-signs { grid-row: span 2 } .s-printers, .s-papers { grid-column: 1 / -1 }
@media (max-width: 900px) { main { grid-template-columns: minmax(0, 1fr); padding: 12px } }
figure { margin: 0 } .none { margin: 8px 0; color: #4b5c59 }

button { padding: 7px 12px; border: 1px solid #b9c4cf; border-radius: 8px; background: #fff;
  color: inherit; font: inherit; cursor: pointer }
button:hover { background: #eef4f1 } button:focus-visible { outline: 3px solid #f5b82e }
button.main { background: #0b5d52; border-color: #0b5d52; color: #fff }
button.main small { color: #cfe8e2 }
button.quiet { padding: 2px 8px; font-size: 13px } button.now { background: #dcebe6 }
button.busy { opacity: .6 } button.failed { border-color: #b3261e; background: #fdeceb; color: #b3261e }

#signs { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(256px, 100%), 1fr)); gap: 16px }
.sign figcaption { align-items: center; max-width: 256px; display: flex; justify-content: space-between; margin-top: 4px; font-size: 14px }
.led { display: flex; width: fit-content; max-width: 100%; overflow-x: auto; padding: 10px 12px; border-radius: 6px; background-color: #0c0a09;
  background-image: radial-gradient(#2a201b 32%, transparent 36%); background-size: 5px 5px;
  box-shadow: inset 0 0 0 3px #2b2b2b, inset 0 0 18px #000;
  font: 700 26px/36px 'Noto Sans Mono CJK SC', 'Noto Sans SC', monospace }
.sign.long { grid-column: 1 / -1 } .sign.very .led { font-size: 17px }
.led i { flex: 0 0 .56em; height: 36px; overflow: hidden; font-style: normal; text-align: center; white-space: pre }
.led i.wide { flex-basis: 1.12em }
.led .red { color: #ff4a36; text-shadow: 0 0 8px #ff2b12 }
.led .green { color: #52f07a; text-shadow: 0 0 8px #18c949 }
.led .yellow { color: #ffb52e; text-shadow: 0 0 8px #ff9800 }
.led.off i { visibility: hidden }
${brightness}

#pads { display: grid; grid-template-columns: repeat(auto-fill, minmax(280px, 1fr)); gap: 14px }
.pad { padding: 12px; border-radius: 8px; background: #eef1ec }
.glass { display: flex; justify-content: space-around; margin: 8px 0; padding: 6px; border-radius: 6px;
  background: #16221b; color: #9fc7ad; font-size: 13px }
.glass b { margin-left: 8px; color: #7dffa0; font: 700 26px/34px ui-monospace, monospace }
.glass i { display: inline-block; width: .7em; font-style: normal; text-align: center; white-space: pre }
.keys, .rating { display: flex; flex-wrap: wrap; gap: 6px; margin-top: 8px }
.keys button { flex: 1 } .rating button { flex: 1; padding: 4px; font-size: 13px }
.rating button small { display: none }
.rating:not(.asking) button { border-color: #dde3df; background: none; color: #4b5c59 }
.rating.asking button { border-color: #d98a00; background: #fff5e0 }

#heard { display: grid; gap: 8px; max-height: 420px; overflow: auto }
.heard { padding-bottom: 8px; border-bottom: 1px solid #edf0f3 }
.heard time { color: #4b5c59; font-size: 13px } .heard p { margin: 0 0 4px; font-size: 18px }
.heard audio { width: 100%; height: 34px }
#printers { display: grid; gap: 8px }
.printer { display: flex; flex-wrap: wrap; align-items: center; gap: 10px }
.printer button { margin-right: 6px }
.state.well { color: #0a7a43 } .state.ill { color: #b3261e; font-weight: 700 }
#papers { display: flex; gap: 18px; overflow-x: auto; padding-bottom: 8px; align-items: flex-start }
.paper { flex: 0 0 auto; text-align: center; font-size: 13px; color: #4b5c59 }
.paper img { display: block; height: 420px; border: 1px solid #e3e7eb; box-shadow: 0 4px 14px #0002 }
`
