internal import Base
internal import Foundation
internal import RPCNetwork

/// Decides whether demo data is made. Its passwords stand in the README, so it is made only where
/// nobody but this machine can log in.
struct DemoDesk: Sendable {
  private enum Decision {
    case make, keep, leave
    case refuse(String)
  }

  private let decision: Decision
  private let marker: URL

  /// Throws, before any store is made, when demo data is wanted and cannot be read.
  init(_ configuration: Configuration, isWanted: Bool) throws {
    marker = URL(filePath: configuration.text("data.directory")).appending(path: "demo-data")
    let host = configuration.text("gateway.host")
    if FileManager.default.fileExists(atPath: marker.path) {
      decision =
        Self.isLoopback(host)
        ? .keep
        : .refuse(
          "warning: this data has demo accounts with published passwords, and gateway.host \(host) "
            + "lets others in; start with a new --data directory"
        )
    } else if !isWanted {
      decision = .leave
    } else if Self.isLoopback(host) {
      try DemoData.check()
      decision = .make
    } else {
      decision = .refuse(
        "no demo data is made: its passwords are published, and gateway.host \(host) lets others in; "
          + "--no-demo says that this is meant"
      )
    }
  }

  static func isLoopback(_ host: String) -> Bool {
    host == "localhost" || host == "::1" || host.hasPrefix("127.")
  }

  /// Makes what is to be made, and says what a person must know.
  func serve(
    _ node: Node, _ started: any StartedPlatform, _ say: @escaping @Sendable (String) -> Void
  ) async throws {
    switch decision {
    case .keep, .leave: return
    case .refuse(let line): say("  \(line)")
    case .make:
      say("making demo data")
      let made = try await DemoData(cluster: started.cluster).make(at: node.group.loops[0].wallNow)
      try Data("\(made.performance)\n".utf8).write(to: marker)
      for account in made.accounts {
        let roles = (["buyer"] + account.roles).joined(separator: ", ")
        say("  account  \(account.login)  password \(account.password)  \(roles)")
      }
      say("  on sale  performance \(made.performance)")
      say("  these passwords are published: demo data is for looking, on this machine")
    }
  }
}
