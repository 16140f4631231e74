// Makes a bare checkout runnable: `node scripts/bootstrap.mjs [chromium] [firefox]`. Node built-ins only.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { BROWSERS, findBrowser, findSnapStub, which } from './browsers.mjs';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  fail(`Node ${process.versions.node} is too old. Install Node 20.19 or newer (20, 22 or 24).`);
}

if (!installed()) {
  say('Installing the packages of package-lock.json');
  run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']);
}
const missing = process.argv.slice(2).filter((name) => !findBrowser(name));
if (missing.length > 0) install(missing);

/**
 * Do the installed packages match the lock? npm leaves a lock of what it installed inside node_modules; an
 * optional package of another platform may be absent from it.
 */
function installed() {
  const stamp = 'node_modules/.package-lock.json';
  if (!existsSync(stamp)) return false;
  const want = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages;
  const have = JSON.parse(readFileSync(stamp, 'utf8')).packages;
  return Object.entries(want).every(([path, entry]) => {
    if (path === '') return true;
    const found = have[path];
    if (found) return found.version === entry.version && found.integrity === entry.integrity;
    return entry.optional === true || entry.devOptional === true;
  });
}

function install(names) {
  for (const name of names) {
    const stub = findSnapStub(name);
    if (stub) say(`${stub} only starts a snap, which cannot be driven from here.`);
  }
  const release = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
  const ubuntu = /^ID(_LIKE)?=.*ubuntu/m.test(release);
  const root = process.getuid?.() === 0;
  const sudo = !root && which('sudo') && spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0;
  // Without recommended packages there would be no font at all, and every screenshot would be boxes.
  const packages = [...names.map((n) => BROWSERS[n].apt), 'fonts-dejavu-core'];
  const command = `apt-get update && apt-get install -y --no-install-recommends ${packages.join(' ')}`;

  if (!which('apt-get') || ubuntu) byHand(names, ubuntu ? 'ubuntu' : process.platform);
  if (!root && !sudo)
    fail(`Missing: ${names.join(', ')}. Run this, then try again:\n  sudo sh -c '${command}'`);

  say(`Installing ${packages.join(', ')} (about 200 MB)`);
  const asRoot = root ? ['env'] : ['sudo', '-n', 'env'];
  const apt = [
    ...asRoot,
    'DEBIAN_FRONTEND=noninteractive',
    'apt-get',
    '-o',
    'DPkg::Lock::Timeout=300',
    '-qq',
  ];
  run(apt[0], [...apt.slice(1), 'update']);
  run(apt[0], [...apt.slice(1), 'install', '-y', '--no-install-recommends', ...packages]);
  const still = names.filter((name) => !findBrowser(name));
  if (still.length > 0) byHand(still, process.platform);
}

function byHand(names, system) {
  const lines = names.map((n) => `  ${n}: ${BROWSERS[n].byHand[system] ?? BROWSERS[n].byHand.other}`);
  const vars = names.map((n) => BROWSERS[n].env).join(' or ');
  fail(`Missing: ${names.join(', ')}. Install:\n${lines.join('\n')}\nor set ${vars} to the executable.`);
}

function run(command, args) {
  const { status } = spawnSync(command, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0) fail(`${command} ${args.join(' ')} failed.`);
}

function say(text) {
  console.log(text);
}

function fail(text) {
  console.error(text);
  process.exit(1);
}
