import type { Text } from "../common/i18n.ts";

/** The tour's frame and its steps, in the order in which they are shown. */
export const tourTexts = {
  tour: { en: "Tour", es: "Visita guiada", ru: "Обзор" },
  count: { en: "{at} of {n}", es: "{at} de {n}", ru: "{at} из {n}" },
  back: { en: "Back", es: "Atrás", ru: "Назад" },
  next: { en: "Next", es: "Siguiente", ru: "Далее" },
  leave: { en: "Leave", es: "Salir", ru: "Выйти" },
  finish: { en: "Done", es: "Terminar", ru: "Готово" },

  welcome: { en: "Welcome to Toplab", es: "Qué es Toplab", ru: "Добро пожаловать в Toplab" },
  welcomeText: {
    en: "Here you analyse real collisions of the Large Hadron Collider yourself, in notebooks that mix text, code and pictures. This tour takes two minutes; Esc leaves it at any time.",
    es: "Aquí se analizan colisiones reales del Gran Colisionador de Hadrones en cuadernos que mezclan texto, código e imágenes. La visita dura dos minutos; con Esc se sale en cualquier momento.",
    ru: "Здесь можно самостоятельно анализировать настоящие столкновения Большого адронного коллайдера: в блокнотах с текстом, кодом и рисунками. Обзор занимает две минуты; Esc прерывает его в любой момент.",
  },
  next1: {
    en: "Always know what comes next",
    es: "Siempre a la vista: qué sigue",
    ru: "Всегда видно, что дальше",
  },
  next1Text: {
    en: "This card leads to the first exercise that is not solved yet, or to the next module. The spectrum beside the title fills with light as points come in.",
    es: "Esta tarjeta lleva al primer ejercicio sin resolver o al siguiente módulo. El espectro junto al título se va iluminando con los puntos.",
    ru: "Эта карточка ведёт к первому нерешённому упражнению или к следующему модулю. Спектр у заголовка загорается по мере того, как набираются баллы.",
  },
  module: {
    en: "A module is one lesson",
    es: "Un módulo es una lección",
    ru: "Модуль — это один урок",
  },
  moduleText: {
    en: "Each shows its time, what should come before, and the state of every exercise. Nothing is locked, and any module can start over from the original.",
    es: "Cada uno muestra su duración, qué conviene hacer antes y el estado de cada ejercicio. Nada está bloqueado, y cualquier módulo puede empezar de nuevo desde el original.",
    ru: "Видно, сколько он занимает, что лучше пройти раньше и как дела с каждым упражнением. Всё открыто, и любой модуль можно начать заново с исходного урока.",
  },
  settings: {
    en: "Language, colours, and this tour",
    es: "Idioma, colores y esta visita",
    ru: "Язык, цвета и этот обзор",
  },
  settingsText: {
    en: "The interface speaks English, Spanish and Russian, in light or dark colours. The tour can be taken again from here. Next: inside a notebook.",
    es: "La interfaz habla español, inglés y ruso, con colores claros u oscuros. Desde aquí se puede repetir la visita. A continuación: dentro de un cuaderno.",
    ru: "Интерфейс говорит по-русски, по-английски и по-испански, в светлых или тёмных цветах. Отсюда можно повторить обзор. Дальше — внутри блокнота.",
  },
  cell: {
    en: "Cells hold code to change and run",
    es: "Celdas: código que se cambia y se ejecuta",
    ru: "Ячейки: код, который меняют и запускают",
  },
  cellText: {
    en: "Click into a cell, change a number, and press Shift+Enter: it runs, its picture or value appears below, and the next cell is chosen. Variables stay for the cells after it.",
    es: "Se hace clic en una celda, se cambia un número y se pulsa Shift+Enter: la celda se ejecuta, debajo aparece su imagen o valor y se pasa a la siguiente. Las variables quedan para las demás celdas.",
    ru: "Щёлкните ячейку, измените число и нажмите Shift+Enter: код выполнится, под ним появится рисунок или значение, и выбранной станет следующая ячейка. Переменные остаются для следующих ячеек.",
  },
  toolbar: {
    en: "Run, stop, start afresh",
    es: "Ejecutar, parar, reiniciar",
    ru: "Запустить, остановить, начать с чистого листа",
  },
  toolbarText: {
    en: "Run all goes from top to bottom. Interrupt stops a cell that takes too long and keeps all variables; Restart forgets them. The text is saved by itself.",
    es: "«Ejecutar todo» va de arriba abajo. «Interrumpir» para una celda que tarda demasiado y conserva las variables; «Reiniciar» las olvida. El texto se guarda solo.",
    ru: "«Выполнить всё» идёт сверху вниз. «Прервать» останавливает слишком долгую ячейку и сохраняет переменные, «Перезапустить» их забывает. Текст сохраняется сам.",
  },
  exercise: {
    en: "Exercises are checked at once",
    es: "Los ejercicios se corrigen al instante",
    ru: "Упражнения проверяются сразу",
  },
  exerciseText: {
    en: "Write the answer in the marked cell and press Check. A wrong answer costs nothing: the likely mistake is named. Hints come one at a time, when asked for.",
    es: "La respuesta se escribe en la celda marcada y se pulsa «Comprobar». Un error no cuesta nada: se indica qué ha fallado probablemente. Las pistas llegan de una en una, al pedirlas.",
    ru: "Напишите ответ в отмеченной ячейке и нажмите «Проверить». Ошибка ничего не стоит: проверка подскажет, что, скорее всего, не так. Подсказки приходят по одной, когда о них просят.",
  },
  keys: { en: "All of it by keyboard", es: "Todo con el teclado", ru: "Всё — с клавиатуры" },
  keysText: {
    en: "Esc leaves a cell's text, arrows walk through the cells, Enter goes back in, H lists all keys. That is all: good luck with the collisions!",
    es: "Esc sale del texto de una celda, las flechas recorren las celdas, Enter vuelve a entrar y H muestra todas las teclas. Eso es todo: ¡suerte con las colisiones!",
    ru: "Esc выходит из текста ячейки, стрелки ведут по ячейкам, Enter возвращает в текст, H показывает все клавиши. Вот и всё: удачи со столкновениями!",
  },
} as const satisfies Record<string, Text>;
