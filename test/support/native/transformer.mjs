import path from 'node:path';

/** What stands in a test for a module of the product or of its packages: the one that Node.js has loaded. */
export default {
  process(_source, file, { config: { rootDir } }) {
    return { code: `module.exports = requireNative(${JSON.stringify(built(file, rootDir))});` };
  },
};

/** Sources are loaded as the build compiled them; packages are what they are. */
function built(file, root) {
  if (!/\.tsx?$/.test(file)) return file;
  return path.join(root, 'dist', path.relative(root, file)).replace(/\.tsx?$/, '.js');
}
