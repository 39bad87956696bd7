/** What the variables of a forge say about the base of a pull request. Pure; the environment is passed in. */

/** Hints of a forge; branches by their short name. */
export interface ForgeHints {
  /** Runs unattended, on code whose author may not be trusted. */
  readonly inCi: boolean;
  readonly commit: { readonly id: string; readonly variable: string } | undefined;
  readonly branch: { readonly name: string; readonly variable: string } | undefined;
  /** HEAD is a merge made by the forge: its first parent is the target branch. */
  readonly mergeCommit: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** The first that is set wins. */
const BRANCHES: readonly string[] = [
  'GITHUB_BASE_REF',
  'CI_MERGE_REQUEST_TARGET_BRANCH_NAME',
  'BITBUCKET_PR_DESTINATION_BRANCH',
  'SYSTEM_PULLREQUEST_TARGETBRANCH',
  'CHANGE_TARGET',
];

const COMMITS: readonly string[] = ['CI_MERGE_REQUEST_DIFF_BASE_SHA'];

const MACHINES: readonly string[] = [
  'GITHUB_ACTIONS',
  'GITLAB_CI',
  'TF_BUILD',
  'BITBUCKET_BUILD_NUMBER',
  'JENKINS_URL',
];

/** Reads the hints of GitHub, GitLab, Bitbucket, Azure Pipelines and Jenkins. */
export function forgeHints(env: Environment): ForgeHints {
  const commit = firstSet(env, COMMITS);
  const branch = firstSet(env, BRANCHES);
  return {
    inCi: isOn(env.CI) || MACHINES.some((name) => isOn(env[name])),
    commit: commit === undefined ? undefined : { id: commit.value, variable: commit.variable },
    branch:
      branch === undefined
        ? undefined
        : { name: branch.value.replace(/^refs\/heads\//, ''), variable: branch.variable },
    mergeCommit: isMergeCommit(env),
  };
}

function isMergeCommit(env: Environment): boolean {
  const pull = /^refs\/pull\/\d+\/merge$/;
  return (
    pull.test(env.GITHUB_REF ?? '') ||
    pull.test(env.BUILD_SOURCEBRANCH ?? '') ||
    /^(merged_result|merge_train)$/.test(env.CI_MERGE_REQUEST_EVENT_TYPE ?? '')
  );
}

function firstSet(
  env: Environment,
  names: readonly string[],
): { readonly variable: string; readonly value: string } | undefined {
  for (const variable of names) {
    const value = env[variable];
    if (value !== undefined && value !== '') return { variable, value };
  }
  return undefined;
}

function isOn(value: string | undefined): boolean {
  return value !== undefined && !/^(|0|false|no|off)$/i.test(value);
}
