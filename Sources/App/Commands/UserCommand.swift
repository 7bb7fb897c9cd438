internal import ArgumentParser
internal import JSON
internal import Messages
internal import RPCCore

/// `onsale user`: what only whoever holds the operator's certificate may do about accounts.
struct UserCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "user", abstract: "Say what an account may do.",
    discussion: "EXAMPLE  onsale user grant 01J… --role operator", subcommands: [Grant.self])

  struct Grant: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Set the roles of an account; those that are not named are taken away.",
      discussion: """
        EXAMPLE  onsale user grant 01J… --role organiser --role operator
        The user id stands as userId in the answer to POST /v1/auth/register and /v1/auth/login. Everybody is a
        buyer. The account's sessions end: after logging in again its tokens carry the new roles.
        """)
    @Argument(help: "The user id.") var user: String
    @Option(name: .customLong("role"), help: "organiser, operator or buyer; may be repeated.")
    var roles: [String] = []
    @OptionGroup var connection: ConnectionOptions

    func validate() throws {
      guard !roles.isEmpty else {
        throw ValidationError("--role is needed: organiser, operator, or buyer for nothing more")
      }
    }

    func run() async throws {
      let (user, roles, output) = (user, roles, connection.output)
      try await RemoteCluster.run(connection) { cluster, namespace in
        let auth = try await cluster.channel(to: "auth", namespace: namespace)
        Terminal.line(try await UserVerbs(auth, output: output).grant(user, roles))
      }
    }
  }
}

/// What `onsale user …` asks and shows. Every verb returns the text for standard output.
struct UserVerbs: Sendable {
  let client: AuthV1.AuthServiceClient
  let output: OutputFormat

  init(_ auth: any Channel, output: OutputFormat) {
    client = AuthV1.AuthServiceClient(auth)
    self.output = output
  }

  func grant(_ user: String, _ roles: [String]) async throws(CommandFailure) -> String {
    do { _ = try await client.setRoles(.init(userID: user, roles: roles)) } catch {
      throw CommandFailure(asking: "the auth service", to: "set the roles of \(user)", error)
    }
    let all = Set(roles).union(["buyer"]).sorted()
    switch output {
    case .table:
      return Table(["USER", "ROLES"], [[user, all.joined(separator: ", ")]]).text
    case .json:
      return RegistryVerbs.lines([
        [.init("userId", .string(user)), .init("roles", .array(all.map { .string($0) }))]
      ])
    }
  }
}
