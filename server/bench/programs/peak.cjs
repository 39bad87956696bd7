// Loaded before a program (`node --require`): writes its peak memory, in kilobytes, to the file in OUTLAY_PEAK.
const { readFileSync, writeFileSync } = require('node:fs');

process.on('exit', () => {
  writeFileSync(process.env.OUTLAY_PEAK, String(peak()));
});

/** Of this process alone: what a parent leaves behind in `maxRSS` does not count. */
function peak() {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]);
  } catch {
    return process.resourceUsage().maxRSS;
  }
}
