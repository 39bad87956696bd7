/** The command line: commands, their options and their help. What they do is in `commands/`. */
import { Command, CommanderError, Option } from 'commander';
import { quoted } from '../domain/words/visible.ts';
import { type CheckOptions, runCheck } from './commands/check.ts';
import type { ExplainOptions } from './commands/explain.ts';
import type { FmtOptions } from './commands/fmt.ts';
import { type ImpactOptions, runImpact } from './commands/impact.ts';
import type { ImportOptions } from './commands/import.ts';
import { mappingHelp, runExplain, runFmt, runImport, runInit } from './commands/seldom.ts';
import { runShow, type ShowOptions } from './commands/show.ts';
import { addCommonOptions, type CommonOptions, readCount } from './options.ts';
import { complain } from './workspace.ts';
import type { ExitCode, World } from './world.ts';

/** Runs `args` (without node and script); never throws for wrong use. */
export async function runProgram(world: World, args: readonly string[]): Promise<ExitCode> {
  let code: ExitCode = 0;
  const program = createProgram(world, args, (result) => {
    code = result;
  });
  try {
    await program.parseAsync([...meant(args)], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? 0 : 2;
  }
  return code;
}

/** How the parser quotes words; all our other messages use backticks. */
const APOSTROPHES = /(?<=\s)'(.*?)'(?=[\s.]|$)/g;

/** The parser's additions: `. Allowed choices are spend, expense.`, `(Did you mean show?)`. */
const BESIDES = /(?:(?<= is invalid)\. |\. (?=Expected \d)|\n\((?=Did you mean ))(.*?)[.)]*$/s;

/** Prints a message of the parser in the style of all others. */
function complainOf(world: World, text: string): void {
  const said = text.trim().replace(/^error: /, '');
  const [, besides] = BESIDES.exec(said) ?? [];
  const message = said.replace(BESIDES, '').replace(APOSTROPHES, (_, word: string) => quoted(word));
  const more = besides === undefined ? '' : `${besides[0]?.toLowerCase() ?? ''}${besides.slice(1)}; `;
  complain(world, message, `${more}--help shows what can be said`);
}

/** `help` for an unknown command is as wrong as the command itself. */
function meant(args: readonly string[]): readonly string[] {
  const [first, name] = args;
  return first !== 'help' || name === undefined || COMMANDS.has(name) ? args : [name];
}

/** With only the named command, if one is named. */
function createProgram(world: World, [name = '']: readonly string[], done: Done): Command {
  const program = new Command('outlay')
    .description(
      'Cost as code: budgets, cost centers and allocation rules as reviewed YAML, exact to the cent.',
    )
    .version(world.version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand('help [command]', 'print help for a command')
    .configureHelp({ minWidthToWrap: 20 })
    .configureOutput({
      writeOut: world.out,
      writeErr: world.err,
      outputError: (text) => complainOf(world, text),
      getOutHelpWidth: () => world.columns,
      getErrHelpWidth: () => world.columns,
    })
    .exitOverride()
    .addHelpText(
      'after',
      examples(
        [
          ['outlay init', 'make a small workspace here'],
          ['outlay check --fix', 'find what is wrong, mend what is safe'],
          ['outlay show', 'the plan as a tree'],
          ['outlay impact', 'what the working tree costs more or less than its base'],
        ],
        EXITS,
      ),
    );
  const named = COMMANDS.get(name);
  for (const add of named ? [named] : COMMANDS.values()) add(program, world, done);
  return program;
}

type Done = (code: ExitCode) => void;

/** The function that adds each command. */
const COMMANDS: ReadonlyMap<string, (program: Command, world: World, done: Done) => void> = new Map([
  ['check', addCheck],
  ['fmt', addFmt],
  ['show', addShow],
  ['impact', addImpact],
  ['explain', addExplain],
  ['import', addImport],
  ['init', addInit],
  ['lsp', addLsp],
]);

const EXITS = `
Exit codes: 0 fine, 1 a finding of level error or an incomplete answer, 2 wrong use,
3 the environment failed (no base, no Git, a disk that is full).
`;

function addCheck(program: Command, world: World, done: Done): void {
  const command = program
    .command('check')
    .summary('find what is wrong')
    .description('Check the documents of the workspace; exit 1 if a finding has level error.')
    .argument('[paths...]', 'files and folders to report on; everything is read in any case')
    .option('--fix', 'apply the fixes that are safe: they mean the same money')
    .addHelpText(
      'after',
      examples([
        ['outlay check', 'everything'],
        ['outlay check budgets/payments.yaml', 'one file'],
        ['outlay check --fix', 'mend what is safe, report the rest'],
        ['outlay check --format github', 'annotations in GitHub Actions'],
      ]),
    )
    .action(async (paths: readonly string[], options: CheckOptions) =>
      done(await runCheck(world, paths, options)),
    );
  addCommonOptions(command, ['text', 'json', 'github']);
}

function addFmt(program: Command, world: World, done: Done): void {
  const command = program
    .command('fmt')
    .summary('one style for all documents')
    .description(
      'Bring documents into one style; amounts, comments, quotes and the order of keys stay. Nothing that they say changes.',
    )
    .argument('[paths...]', 'files and folders; else the whole workspace')
    .option('--check', 'write nothing; exit 1 and name the files that are not in the style')
    .addHelpText(
      'after',
      examples([
        ['outlay fmt', 'everything'],
        ['outlay fmt budgets/payments.yaml', 'one file'],
        ['outlay fmt --check', 'for a pipeline: is everything in the style?'],
      ]),
    )
    .action(async (paths: readonly string[], options: FmtOptions) =>
      done(await runFmt(world, paths, options)),
    );
  addCommonOptions(command, ['text', 'json']);
}

function addShow(program: Command, world: World, done: Done): void {
  const command = program
    .command('show')
    .summary('the plan as a tree')
    .description('Show what is planned, before splits, by cost center or any other dimension.')
    .argument('[center]', 'a cost center to look into, with its lines')
    .option(
      '--by <dimensions>',
      'costCenter, category, service, vendor, treatment, currency, budget, line, labels.<key>; several with commas',
    )
    .option('--period <period>', 'FY2027, FY2027-Q1, 2026-11, 2026-07..2026-12; else this fiscal year')
    .option('--periods', 'the dates of the fiscal periods instead')
    .option('--depth <levels>', 'how many levels to unfold', readCount)
    .addOption(
      new Option('--measure <measure>', 'spend is opex and capex, expense is opex and depreciation')
        .choices(['spend', 'expense'])
        .default('spend'),
    )
    .addHelpText(
      'after',
      examples([
        ['outlay show', 'this fiscal year by cost center'],
        ['outlay show payments', 'one cost center, line by line'],
        ['outlay show --by category,vendor', 'other dimensions, one inside the other'],
        ['outlay show --period FY2027..FY2028', 'two years side by side'],
      ]),
    )
    .action(async (center: string | undefined, options: ShowOptions) =>
      done(await runShow(world, center, options)),
    );
  addCommonOptions(command, ['text', 'json', 'markdown']);
}

function addImpact(program: Command, world: World, done: Done): void {
  const command = program
    .command('impact')
    .summary('what a change costs')
    .description(
      'Say what the working tree costs more or less than its base, and who pays; exit 3 if the base cannot be had.',
    )
    .option('--by <dimension>', 'group the lines by another dimension than costCenter')
    .addHelpText(
      'after',
      examples([
        ['outlay impact', 'against the merge base with the default branch'],
        ['outlay impact --base HEAD', 'only what is not committed'],
        ['outlay impact --by category --format markdown', 'for a comment'],
      ]),
    )
    .action(async (options: ImpactOptions) => done(await runImpact(world, options)));
  addCommonOptions(command, ['text', 'markdown', 'json']);
}

function addExplain(program: Command, world: World, done: Done): void {
  const command = program
    .command('explain')
    .summary('what a code, a kind, a property, a name or an amount means')
    .description('Explain a code of a finding, a kind, a property, a name, or where an amount comes from.')
    .argument(
      '<subject>',
      'a code, a kind, a property (Budget.lines.amount), a name, a currency or rate, or budget/line',
    )
    .argument(
      '[period]',
      'of an amount, a cost center, a Budget or a rate: 2026-11, FY2027-Q1; else this fiscal year',
    )
    .addHelpText(
      'after',
      examples([
        ['outlay explain unknown-reference', 'what a finding means and how to mend it'],
        ['outlay explain Budget', 'a kind and its properties'],
        ['outlay explain unitPrice', 'a property, wherever it stands'],
        ['outlay explain headcount', 'a name of the workspace; center/payments says of which kind'],
        ['outlay explain EUR/USD', 'a planned exchange rate, and what is converted by it'],
        ['outlay explain payments/engineers 2026-11', 'an amount, step by step'],
      ]),
    )
    .action(async (subject: string, period: string | undefined, options: ExplainOptions) =>
      done(await runExplain(world, subject, period, options)),
    );
  addCommonOptions(command, ['text', 'json']);
}

function addImport(program: Command, world: World, done: Done): void {
  const command = program
    .command('import')
    .summary('a table becomes documents')
    .description(
      'Turn a CSV table into budgets, cost centers and categories; nothing is written unless the sums agree.',
    )
    .argument('<csv>', 'the table')
    .requiredOption('--mapping <file>', 'how its columns are to be read')
    .option('--out <folder>', 'where to write, instead of here')
    .option('--force', 'replace files that are there')
    .addHelpText(
      'after',
      examples([
        ['outlay import plan.csv --mapping import.yaml', 'into this folder'],
        ['outlay import plan.csv --mapping import.yaml --out plan-fy27', 'into another'],
        ['outlay explain ImportMapping', 'all that a mapping may say'],
      ]),
    )
    // loaded only when shown
    .addHelpText('after', () => mappingHelp())
    .action(async (csv: string, options: ImportOptions) => done(await runImport(world, csv, options)));
  addCommonOptions(command, ['text', 'json']);
}

function addInit(program: Command, world: World, done: Done): void {
  const command = program
    .command('init')
    .summary('make a small workspace')
    .description(
      'Write a small, commented workspace that checks clean. Nothing is overwritten, nothing is asked.',
    )
    .addHelpText(
      'after',
      examples([
        ['outlay init', 'here'],
        ['outlay init --cwd plan', 'in another folder'],
      ]),
    )
    .action(async (options: CommonOptions) => done(await runInit(world, options)));
  addCommonOptions(command, ['text', 'json']);
}

function addLsp(program: Command, world: World): void {
  program
    .command('lsp')
    .summary('the language server, for editors')
    .description(
      'Speak the language server protocol over stdin and stdout; docs/editors.md sets editors up with it.',
    )
    // editors pass it unasked
    .addOption(new Option('--stdio', 'over stdin and stdout, as always').hideHelp())
    .action(() => world.serve());
}

function examples(lines: readonly (readonly [string, string])[], end = ''): string {
  const width = Math.max(...lines.map(([command]) => command.length));
  return `\nExamples:\n${lines.map(([command, what]) => `  ${command.padEnd(width)}  ${what}`).join('\n')}\n${end}`;
}
