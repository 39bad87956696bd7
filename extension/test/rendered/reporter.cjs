/** Dots, and why a test that is tried once more failed before: without it, only the last try says why. */
const { Dot } = require('mocha').reporters;

module.exports = class extends Dot {
  constructor(runner, options) {
    super(runner, options);
    runner.on('retry', (test, error) => {
      process.stderr.write(`\n${test.fullTitle()} is tried once more after ${error.stack}\n`);
    });
  }
};
