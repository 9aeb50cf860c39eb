export { PortalModule } from './portal.module.js';
export { DEMO_PASSWORD } from './shared/demo-password.js';
