/** What is said of settings that follow a person to their other browsers. */
export const PROFILE = {
  /** Why some are on this device only. */
  notice: {
    full: 'Some settings are on this device only, because the browser’s sync has no room for them. They follow by themselves as soon as there is room; removing places you do not use makes some.',
    refused:
      'Some settings are on this device only, because the browser’s sync did not take them. It is tried again by itself.',
    newer:
      'Some settings are on this device only, because a newer Sightline on another device keeps them in another form. Nothing of those is changed. Update Sightline here, and they follow.',
  },
};
