// Runs before anything is drawn: which colours, those of the system unless the visitor chose others.
(() => {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const choices = ['auto', 'light', 'dark'];
  let choice = choices.includes(localStorage.getItem('theme')) ? localStorage.getItem('theme') : 'auto';

  const apply = () => {
    document.documentElement.dataset.theme = choice === 'auto' ? (system.matches ? 'dark' : 'light') : choice;
    document.dispatchEvent(new Event('themechange'));
  };

  const show = (button) => {
    button.setAttribute('aria-label', `Colours: ${choice === 'auto' ? 'as the system' : choice}`);
    button.querySelector('use').setAttribute('href', `live/icons.svg#theme-${choice}`);
  };

  system.addEventListener('change', apply);
  apply();
  document.addEventListener('DOMContentLoaded', () => {
    const button = document.getElementById('theme');
    show(button);
    button.addEventListener('click', () => {
      choice = choices[(choices.indexOf(choice) + 1) % choices.length];
      localStorage.setItem('theme', choice);
      apply();
      show(button);
    });
  });
})();
