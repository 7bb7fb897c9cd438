internal import Base
internal import JSON

/// What somebody who has logged in carries.
final class SimulationSession: Sendable {
  private struct Tokens {
    var access: String?
    var refresh = ""
  }

  private let tokens = Locked(Tokens())

  var accessToken: String? { tokens.withLock { $0.access } }
  var refreshToken: String { tokens.withLock { $0.refresh } }

  func take(access: String?, refresh: String) {
    tokens.withLock { $0 = Tokens(access: access, refresh: refresh) }
  }
}

/// Plays one member's script against auth and user service and holds every answer against what it
/// was told before.
struct SimulationAccount: Sendable {
  let script: SimulationMember
  let client: SimulationClient
  let session: SimulationSession
  let story: Story
  let start: Instant

  private struct Person {
    var user = ""
    var name = ""
    var password = ""
    /// Changes of the password that were answered with OK.
    var changes = 0
  }

  init(_ script: SimulationMember, stage: any SimulationStage, history: OracleHistory, story: Story, start: Instant) {
    self.script = script
    self.story = story
    self.start = start
    session = SimulationSession()
    client = SimulationClient(
      stage: stage, history: history, number: script.number, roles: [], session: session)
  }

  private var history: OracleHistory { client.history }
  private var who: String { "member \(script.number)" }
  private var login: String { "member-\(script.number)@example.org" }

  private func tell(_ what: String) {
    story.tell(start.duration(to: client.stage.clients.now), who, what)
  }

  private func violated(_ invariant: String, _ what: String) { history.violated(invariant, "\(who) \(what)") }

  func run() async {
    do {
      try await client.stage.clients.sleep(for: script.arrival)
      var person = try await register()
      for (index, step) in script.steps.enumerated() {
        try await client.stage.clients.sleep(for: script.thinking)
        try await take(step, "\(script.number)-\(index)", &person)
      }
      let (user, changes) = (person.user, person.changes)
      history.note { $0.members.append(.init(user: user, passwordChanges: changes)) }
      if script.logsOut { try await logOut() }
    } catch let error as SimulationClient.NoAnswer {
      violated("I22", "got no answer to \(error.what)")
    } catch {
      violated("I22", "broke off: \(error)")
    }
  }

  /// What an account should have done and did not.
  private struct Unexpected: Error, CustomStringConvertible {
    let description: String
  }

  // MARK: - Coming in

  private func register() async throws -> Person {
    var person = Person(name: "Member \(script.number)", password: "Encore-Encore-\(script.number)")
    let body = JSONValue.members(
      ("login", .string(login)), ("password", .string(person.password)), ("displayName", .string(person.name)))
    for attempt in 0...script.repeats {
      let answer = try await patiently { try await client.call("POST", "/v1/auth/register", body, key: "register-\(script.number)") }
      tell("registers: \(answer.said)")
      guard answer.isOK, let user = answer.body["userId"]?.text else {
        throw Unexpected(description: "register was answered \(answer.said)")
      }
      if attempt > 0, user != person.user { violated("I14", "registered twice with one key and is two people") }
      person.user = user
      take(answer)
    }
    return person
  }

  private func take(_ answer: SimulationClient.Answer) {
    session.take(access: answer.body["accessToken"]?.text, refresh: answer.body["refreshToken"]?.text ?? "")
  }

  /// Too many tries of a password, of which some were copies that the network made, are waited out.
  private func patiently(
    _ ask: () async throws -> SimulationClient.Answer
  ) async throws -> SimulationClient.Answer {
    for _ in 0..<20 {
      let answer = try await ask()
      guard answer.reason == "TOO_MANY_FAILURES" else { return answer }
      try await client.stage.clients.sleep(for: .seconds(15))
    }
    throw Unexpected(description: "is kept out for minutes")
  }

  private func logIn(_ password: String) async throws -> SimulationClient.Answer {
    let body = JSONValue.members(("login", .string(login)), ("password", .string(password)))
    return try await patiently { try await client.call("POST", "/v1/auth/login", body) }
  }

  private func comeBack(_ person: Person) async throws {
    let answer = try await logIn(person.password)
    guard answer.isOK else { throw Unexpected(description: "cannot log in: \(answer.said)") }
    guard answer.body["userId"]?.text == person.user else { return violated("I19", "logged in as somebody else") }
    take(answer)
  }

  /// Asks as somebody logged in. A copy that the network made of an old refresh may have ended the
  /// session; then the person logs in again.
  private func asked(
    _ method: String, _ path: String, _ body: JSONValue? = nil, key: String? = nil, _ person: Person
  ) async throws -> SimulationClient.Answer {
    let end = client.stage.clients.now.advanced(by: SimulationClient.patience)
    while true {
      let answer = try await client.call(method, path, body, key: key)
      // The profile comes after the account, by a message.
      let isEarly = answer.reason == "ACCOUNT_NOT_FOUND"
      guard answer.status == 401 || isEarly, client.stage.clients.now < end else { return answer }
      if !isEarly { try await comeBack(person) }
      try await client.stage.clients.sleep(for: .milliseconds(500))
    }
  }

  // MARK: - Steps

  private func take(_ step: SimulationMember.Step, _ mark: String, _ person: inout Person) async throws {
    switch step {
    case .rename: try await rename(mark, &person)
    case .refresh: try await refresh(mark, person)
    case .logIn: try await comeBack(person)
    case .changePassword: try await changePassword(mark, &person)
    case .stranger:
      let answer = try await logIn("Not-the-password-\(mark)")
      if answer.isOK { violated("I19", "was entered with a wrong password") }
    }
  }

  private func rename(_ mark: String, _ person: inout Person) async throws {
    let name = "Member \(mark)"
    let answer = try await asked(
      "PATCH", "/v1/users/me", .members(("displayName", .string(name))), key: "rename-\(mark)", person)
    tell("is called \(name): \(answer.said)")
    guard answer.isOK else { throw Unexpected(description: "rename was answered \(answer.said)") }
    person.name = name
    let seen = try await asked("GET", "/v1/users/me", nil, key: nil, person)
    guard seen.isOK, seen.body["displayName"]?.text == name, seen.body["userId"]?.text == person.user else {
      return violated("I19", "is called \(name) and reads \(seen.said) \(seen.body["displayName"]?.text ?? "")")
    }
  }

  private func refresh(_ mark: String, _ person: Person) async throws {
    let body = JSONValue.members(("refreshToken", .string(session.refreshToken)))
    let answer = try await client.call("POST", "/v1/auth/refresh", body, key: "refresh-\(mark)")
    tell("refreshes: \(answer.said)")
    if answer.reason == "REFRESH_TOKEN_INVALID" { return try await comeBack(person) }
    guard answer.isOK else { throw Unexpected(description: "refresh was answered \(answer.said)") }
    guard answer.body["userId"]?.text == person.user else { return violated("I19", "refreshed and is somebody else") }
    let again = try await client.call("POST", "/v1/auth/refresh", body, key: "refresh-\(mark)")
    if again.isOK, again.body["refreshToken"]?.text != answer.body["refreshToken"]?.text {
      violated("I14", "sent one refresh twice and got two tokens")
    }
    take(answer)
  }

  private func changePassword(_ mark: String, _ person: inout Person) async throws {
    let (old, new) = (person.password, "Encore-Encore-\(mark)")
    let body = JSONValue.members(("oldPassword", .string(old)), ("newPassword", .string(new)))
    let answer = try await patiently {
      try await client.call("POST", "/v1/users/me/password", body, key: "password-\(mark)")
    }
    tell("changes the password: \(answer.said)")
    // A lost answer leaves a void token behind, and the repeat is told so: only the log-in knows.
    let entered = try await logIn(new)
    guard entered.isOK else {
      if answer.isOK { violated("I4", "changed the password and cannot use it: \(entered.said)") }
      return try await comeBack(person)
    }
    person.password = new
    person.changes += 1
    take(entered)
    let late = try await logIn(old)
    if late.isOK { violated("I19", "was entered with the password before") }
  }

  private func logOut() async throws {
    let (access, refresh) = (session.accessToken ?? "", session.refreshToken)
    let answer = try await client.call(
      "POST", "/v1/auth/logout", .members(("refreshToken", .string(refresh))), key: "logout-\(script.number)")
    tell("logs out: \(answer.said)")
    // The repeat of a request whose answer was lost comes with a token that is void.
    guard answer.isOK || answer.status == 401 else { throw Unexpected(description: "logout was answered \(answer.said)") }
    let number = script.number
    history.note { $0.departed.append(.init(member: number, access: access, refresh: refresh)) }
  }
}

extension SimulationAccount {
  /// After the healing: whoever has logged out is out, for both tokens.
  static func checkDeparted(stage: any SimulationStage, history: OracleHistory) async throws {
    for departed in history.snapshot.departed {
      let session = SimulationSession()
      session.take(access: departed.access, refresh: departed.refresh)
      let client = SimulationClient(
        stage: stage, history: history, number: departed.member, roles: [], session: session)
      let seen = try await client.call("GET", "/v1/users/me")
      if seen.status != 401 {
        history.violated("I19", "member \(departed.member) logged out and is still answered \(seen.said)")
      }
      let body = JSONValue.members(("refreshToken", .string(departed.refresh)))
      let renewed = try await client.call("POST", "/v1/auth/refresh", body, key: "after-\(departed.member)")
      if renewed.isOK { history.violated("I19", "member \(departed.member) logged out and refreshes") }
    }
  }
}
