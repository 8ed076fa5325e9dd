// The modes there are, from the server, and the words for those that this page knows. One that it does not know works all the same.

import {get} from '/look/api.js';

const WORDS = {
  similar_questions: {
    title: 'Similar questions',
    icon: 'question',
    text: 'Ask something, and get other questions that mean nearly the same, with how close they come.',
    prompt: 'Ask a question …',
    examples: ['What is the difference between REST and GraphQL?', 'How do I learn to play the piano as an adult?', 'Why is the sky blue?'],
  },
  image_processing: {
    title: 'Image processing',
    icon: 'image',
    text: 'Drop a picture and say what to do: size, format, colours, light, or just what it shows.',
    prompt: 'Drop a picture and say what to do …',
    examples: ['Make it black and white, 600 px wide', 'Crop to a square and save as webp', 'Tell me about this image'],
    pictures: true,
  },
  assistant: {
    title: 'Assistant',
    icon: 'chat',
    text: 'Talk with a language model, where the administrator has set one up.',
    prompt: 'Write a message …',
    examples: ['Explain recursion to a child', 'Draft a polite reminder of an unpaid invoice'],
    pictures: false,
  },
};

let asked = null;

/** [{name, settings, title, icon, text, prompt, examples, pictures}], the settings being the defaults. */
export function modes() {
  asked ??= get('/api/chats/modes').then(all => all.map(mode => ({...wordsOf(mode.name), ...mode})).sort((one, other) => Math.sign(placeOf(one) - placeOf(other)) || 0)).catch(thrown => {
    asked = null;
    throw thrown;
  });
  return asked;
}

/** Those that this page knows come first, in its own order. */
const placeOf = mode => mode.name in WORDS ? Object.keys(WORDS).indexOf(mode.name) : Infinity;

export function wordsOf(name) {
  return WORDS[name] ?? {title: spoken(name), icon: 'chat', text: '', prompt: 'Write a message …', examples: [], pictures: true};
}

/** "max_questions" as a person would write it. */
export const spoken = name => {
  const words = name.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};
