/** Stands in for the command line while its bundle is missing: `check` and `impact` of a folder, without cache and layout. */
import { type Base, isKnown } from '../../src/analysis/change.ts';
import { impactOf } from '../../src/analysis/impact/impact.ts';
import { Project } from '../../src/analysis/project.ts';
import { type BaseListing, listBase, readListedBase } from '../../src/host/base.ts';
import { readListed } from '../../src/host/disk.ts';
import { findBase } from '../../src/host/find-base.ts';
import { openRepository, prepareGitEnvironment } from '../../src/host/git.ts';
import { listWorkspace } from '../../src/host/listing.ts';
import { isTrouble } from '../../src/host/trouble.ts';
import { RULES } from '../../src/rules/index.ts';

prepareGitEnvironment(process.env);
const [command = 'check', folder = '.'] = process.argv.slice(2);
const repository = await openRepository(folder);
const listing = await listWorkspace(folder, isTrouble(repository) ? undefined : repository);
const project = new Project(RULES);
const texts = await readListed(listing, listing.files.keys());
project.apply({ texts, asOf: '2026-11-01' });
if (command === 'check') {
  const counts = new Map<string, number>();
  for (const findings of project.allFindings())
    for (const { code } of findings) counts.set(code, (counts.get(code) ?? 0) + 1);
  console.log(Object.fromEntries(counts));
} else if (!isTrouble(repository)) {
  const found = await findBase(repository, { env: {}, branch: 'main' });
  const listed = isTrouble(found) ? found : await listBase(found);
  const base = isTrouble(listed) ? listed : await readBase(listed);
  project.apply({ base });
  const impact = impactOf(project);
  console.log(isKnown(base), impact.state, impact.state === 'known' ? impact.centers.length : impact.reason);
}

async function readBase(listing: BaseListing): Promise<Base> {
  const read = await readListedBase(listing, listing.files.keys());
  return isTrouble(read) ? read : { ...listing, texts: read };
}
