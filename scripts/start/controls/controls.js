const switches = document.querySelector('#switches')

async function read(path, body) {
  const response = await fetch(
    path,
    body && { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
  )
  const answer = await response.json()
  if (!response.ok) throw new Error(answer.title)
  return answer
}

function choice(title, name, current, options, choose) {
  const group = document.createElement('fieldset')
  const legend = document.createElement('legend')
  legend.textContent = title
  group.append(legend)
  for (const [value, text] of options) {
    const label = document.createElement('label')
    const input = document.createElement('input')
    input.type = 'radio'
    input.name = name
    input.value = value
    input.checked = value === current
    input.addEventListener('change', () => act(() => choose(value)))
    label.append(input, text)
    group.append(label)
  }
  return group
}

function show(state) {
  switches.replaceChildren(
    ...state.shops.map((shop) =>
      choice(
        `${shop.name}: its consent endpoint`,
        shop.name,
        shop.endpoint,
        [
          ['answer', 'answers as it should'],
          ['ignore', 'ignores revocations sent by the app'],
          ['off', 'is switched off'],
        ],
        (endpoint) => read(`/shops/${encodeURIComponent(shop.name)}`, { endpoint }),
      ),
    ),
    choice(
      'Public service (relay and vault)',
      'service',
      state.service,
      [
        ['running', 'runs'],
        ['stopped', 'is stopped'],
      ],
      (value) => read('/service', { running: value === 'running' }),
    ),
    choice(
      'Local chain',
      'chain',
      state.chain,
      [
        ['running', 'makes a block every two seconds'],
        ['paused', 'stands still'],
      ],
      (value) => read('/chain', { paused: value === 'paused' }),
    ),
  )
}

async function act(action) {
  try {
    show(await action())
  } catch (error) {
    const problem = document.createElement('p')
    problem.className = 'problem'
    problem.textContent = error.message
    switches.prepend(problem)
  }
}

act(() => read('/state'))
