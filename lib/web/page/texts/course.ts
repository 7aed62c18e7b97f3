import type { Text } from "../common/i18n.ts";

/** What the course page says. */
export const courseTexts = {
  title: {
    en: "Data analysis at the Large Hadron Collider",
    es: "Análisis de datos en el Gran Colisionador de Hadrones",
    ru: "Анализ данных на Большом адронном коллайдере",
  },
  lead: {
    en: "Real collisions, your own analysis: work through the modules in order, change every number you like, and have your answers checked as you go.",
    es: "Colisiones reales y un análisis propio: los módulos van en orden, se puede cambiar cualquier número y las respuestas se comprueban sobre la marcha.",
    ru: "Настоящие столкновения и собственный анализ: модули идут по порядку, менять можно любые числа, а ответы проверяются сразу.",
  },
  tools: { en: "Page", es: "Página", ru: "Страница" },
  toClass: { en: "The class", es: "La clase", ru: "Группа" },
  keys: { en: "Keyboard", es: "Teclado", ru: "Клавиатура" },
  coursePoints: { en: "Points in the course", es: "Puntos del curso", ru: "Баллы за курс" },
  modulePoints: { en: "Points in {title}", es: "Puntos de {title}", ru: "Баллы за «{title}»" },
  points: {
    en: { one: "{points} / {n} point", other: "{points} / {n} points" },
    es: { one: "{points} de {n} punto", other: "{points} de {n} puntos" },
    ru: { one: "{points} из {n} балла", other: "{points} из {n} баллов" },
  },
  solvedOf: {
    en: { one: "{solved} of {n} exercise solved", other: "{solved} of {n} exercises solved" },
    es: {
      one: "{solved} de {n} ejercicio resuelto",
      other: "{solved} de {n} ejercicios resueltos",
    },
    ru: { one: "решено {solved} из {n} упражнения", other: "решено {solved} из {n} упражнений" },
  },
  exercises: {
    en: { one: "{n} exercise", other: "{n} exercises" },
    es: { one: "{n} ejercicio", other: "{n} ejercicios" },
    ru: { one: "{n} упражнение", few: "{n} упражнения", other: "{n} упражнений" },
  },

  nextStep: { en: "Next step", es: "Siguiente paso", ru: "Следующий шаг" },
  inModule: { en: "in {title}", es: "en {title}", ru: "в модуле «{title}»" },
  allSolved: {
    en: "Everything is solved. Well done!",
    es: "Todo está resuelto. ¡Enhorabuena!",
    ru: "Всё решено. Поздравляем!",
  },
  allSolvedText: {
    en: "Look at any module again, or try an idea in a notebook of your own.",
    es: "Se puede repasar cualquier módulo o probar una idea en un cuaderno propio.",
    ru: "Можно вернуться к любому модулю или проверить идею в собственном блокноте.",
  },
  start: { en: "Start", es: "Empezar", ru: "Начать" },
  resume: { en: "Continue", es: "Continuar", ru: "Продолжить" },
  lookAgain: { en: "Look again", es: "Repasar", ru: "Повторить" },
  named: { en: "{action}: {title}", es: "{action}: {title}", ru: "{action}: {title}" },

  modules: { en: "Modules", es: "Módulos", ru: "Модули" },
  noModules: {
    en: "There are no lessons in notebooks/ yet.",
    es: "Todavía no hay lecciones en notebooks/.",
    ru: "В папке notebooks/ пока нет уроков.",
  },
  after: { en: "After {titles}", es: "Después de {titles}", ru: "После: {titles}" },
  better: {
    en: "Better after {titles}. Nothing is locked, though.",
    es: "Mejor después de {titles}. Pero nada está bloqueado.",
    ru: "Лучше сначала пройти: {titles}. Но открыто и сейчас.",
  },
  updated: {
    en: "This lesson has been improved since your copy was made.",
    es: "Esta lección ha mejorado desde que se hizo la copia.",
    ru: "С тех пор как сделана копия, этот урок улучшили.",
  },
  takeNew: { en: "Get what is new", es: "Obtener lo nuevo", ru: "Получить новое" },
  takeNewOf: {
    en: "Get what is new in {title}",
    es: "Obtener lo nuevo de {title}",
    ru: "Получить новое: {title}",
  },
  takeNewText: {
    en: "What is new and mended comes into your copy of “{title}”; cells that you have changed stay as they are.\nThe copy as it is now is kept in a file beside it.",
    es: "Lo nuevo y lo corregido entra en la copia de «{title}»; las celdas modificadas se quedan como están.\nLa copia tal como está ahora se guarda en un archivo al lado.",
    ru: "Новое и исправленное войдёт в копию «{title}»; изменённые вами ячейки останутся как есть.\nНынешняя копия сохранится в файле рядом.",
  },
  tookNew: {
    en: "“{title}” is up to date.",
    es: "«{title}» está al día.",
    ru: "«{title}» обновлён.",
  },
  startOver: { en: "Start over…", es: "Empezar de nuevo…", ru: "Начать заново…" },
  startOverOf: {
    en: "Start over: {title}",
    es: "Empezar de nuevo: {title}",
    ru: "Начать заново: {title}",
  },
  startOverDo: { en: "Start over", es: "Empezar de nuevo", ru: "Начать заново" },
  startOverText: {
    en: "“{title}” goes back to the original lesson.\nYour version is kept in a file beside it; points and hints stay.",
    es: "«{title}» vuelve a la lección original.\nLa versión actual se guarda en un archivo al lado; los puntos y las pistas se conservan.",
    ru: "«{title}» вернётся к исходному уроку.\nТекущая версия останется в файле рядом; баллы и подсказки сохранятся.",
  },
  startedOver: {
    en: "“{title}” is as it was at the start.",
    es: "«{title}» está como al principio.",
    ru: "«{title}» снова в исходном виде.",
  },
  working: { en: "One moment…", es: "Un momento…", ru: "Минутку…" },
  kept: {
    en: "What was there before is kept as {backup}.",
    es: "Lo que había antes se guarda como {backup}.",
    ru: "Прежнее сохранено: {backup}.",
  },
  download: { en: "Download", es: "Descargar", ru: "Скачать" },
  downloadOf: { en: "Download {title}", es: "Descargar {title}", ru: "Скачать: {title}" },

  exercisesOf: {
    en: "Exercises of {title}",
    es: "Ejercicios de {title}",
    ru: "Упражнения модуля «{title}»",
  },
  untouched: { en: "not tried yet", es: "sin empezar", ru: "ещё не начато" },
  tried: { en: "tried, not solved yet", es: "intentado, aún sin resolver", ru: "пока не решено" },
  solved: { en: "solved", es: "resuelto", ru: "решено" },
  hints: {
    en: { one: "{n} hint", other: "{n} hints" },
    es: { one: "{n} pista", other: "{n} pistas" },
    ru: { one: "{n} подсказка", few: "{n} подсказки", other: "{n} подсказок" },
  },

  own: { en: "Your own notebooks", es: "Cuadernos propios", ru: "Свои блокноты" },
  ownNone: {
    en: "A place to try your own ideas, with everything the lessons have at hand.",
    es: "Un lugar para probar ideas propias con todo lo que usan las lecciones.",
    ru: "Место для собственных идей: здесь доступно всё то же, что и в уроках.",
  },
  ownDrop: {
    en: "An .ipynb file can also be dropped anywhere on this page.",
    es: "También se puede soltar un archivo .ipynb en cualquier parte de esta página.",
    ru: "Файл .ipynb можно также перетащить в любое место этой страницы.",
  },
  dropHere: {
    en: "Drop to add to your own notebooks",
    es: "Soltar para añadir a los cuadernos propios",
    ru: "Отпустите, чтобы добавить к своим блокнотам",
  },
  newNotebook: { en: "New notebook", es: "Nuevo cuaderno", ru: "Новый блокнот" },
  upload: { en: "Upload .ipynb", es: "Subir .ipynb", ru: "Загрузить .ipynb" },
  uploaded: {
    en: { one: "{n} notebook was added.", other: "{n} notebooks were added." },
    es: { one: "Se ha añadido {n} cuaderno.", other: "Se han añadido {n} cuadernos." },
    ru: {
      one: "Добавлен {n} блокнот.",
      few: "Добавлены {n} блокнота.",
      other: "Добавлено {n} блокнотов.",
    },
  },
  remove: { en: "Delete…", es: "Eliminar…", ru: "Удалить…" },
  removeOf: { en: "Delete {title}", es: "Eliminar {title}", ru: "Удалить: {title}" },
  removeDo: { en: "Delete", es: "Eliminar", ru: "Удалить" },
  removeTitle: {
    en: "Delete “{title}”?",
    es: "¿Eliminar «{title}»?",
    ru: "Удалить «{title}»?",
  },
  removeText: {
    en: "It leaves this list; its file is moved to a backup, not destroyed.",
    es: "Sale de esta lista; su archivo pasa a una copia de seguridad, no se destruye.",
    ru: "Он исчезнет из списка; файл будет перенесён в резервную копию, а не уничтожен.",
  },
  removed: {
    en: "“{title}” is deleted.",
    es: "«{title}» se ha eliminado.",
    ru: "«{title}» удалён.",
  },

  progress: { en: "Your progress", es: "Progreso", ru: "Успехи" },
  progressText: {
    en: "Points and hints live in a file on this machine. Take them along to another one, or bring them back: the best points win.",
    es: "Los puntos y las pistas están en un archivo de este equipo. Se pueden llevar a otro o traer de vuelta: ganan los mejores puntos.",
    ru: "Баллы и подсказки хранятся в файле на этом компьютере. Их можно перенести на другой или вернуть обратно: засчитываются лучшие баллы.",
  },
  exportProgress: { en: "Export progress", es: "Exportar el progreso", ru: "Экспорт успехов" },
  importProgress: { en: "Import progress", es: "Importar el progreso", ru: "Импорт успехов" },
  imported: {
    en: {
      one: "The file held {n} exercise; the best points were kept.",
      other: "The file held {n} exercises; the best points were kept.",
    },
    es: {
      one: "El archivo traía {n} ejercicio; se conservan los mejores puntos.",
      other: "El archivo traía {n} ejercicios; se conservan los mejores puntos.",
    },
    ru: {
      one: "В файле {n} упражнение; сохранены лучшие баллы.",
      few: "В файле {n} упражнения; сохранены лучшие баллы.",
      other: "В файле {n} упражнений; сохранены лучшие баллы.",
    },
  },
  local: {
    en: "Everything here stays on this machine.",
    es: "Todo lo de aquí se queda en este equipo.",
    ru: "Всё остаётся на этом компьютере.",
  },
} as const satisfies Record<string, Text>;
