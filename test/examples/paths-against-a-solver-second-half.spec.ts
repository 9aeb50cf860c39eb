import { pathsAgainstASolver } from '../support/paths-against-a-solver.js';

pathsAgainstASolver(100, 100);
