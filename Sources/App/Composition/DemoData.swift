package import Base
internal import Catalog
internal import Foundation
internal import JSON
internal import Messages
internal import RPCCore

/// What a first start puts on sale: a hall, a season, a sale that is open, and accounts to log in
/// with. Read from the resource files of this room; made through the services like anybody's data.
///
/// Every step is idempotent by its request id, so that a start that was cut off is finished by the
/// next one.
package struct DemoData: Sendable {
  /// What was made, to be printed.
  package struct Summary: Sendable {
    package let organiser: String
    package let performance: String
    package let accounts: [(login: String, password: String, roles: [String])]
  }

  struct Unreadable: Error, CustomStringConvertible {
    let description: String
  }

  private let cluster: any Cluster
  private let script: JSONValue

  /// Throws unless everything can be read that demo data is made from.
  static func check() throws {
    for name in ["demo.json", "demo-hall.json", "demo-season.json"] { _ = try resource(name) }
  }

  // Not inlined: Swift 6.3.1 crashes when it optimizes an async caller with this body in it.
  @inline(never) package init(cluster: any Cluster) throws {
    self.cluster = cluster
    script = try JSONValue(parsing: Self.resource("demo.json"))
  }

  package func make(at now: WallTime) async throws -> Summary {
    let accounts = try accounts()
    var organiser = ""
    for account in accounts {
      let user = try await register(account)
      if account.roles.contains("organiser"), organiser.isEmpty { organiser = user }
    }
    let performance = try await putOnSale(as: organiser, at: now)
    return Summary(
      organiser: organiser, performance: performance,
      accounts: accounts.map { ($0.login, $0.password, $0.roles) })
  }

  // MARK: - Accounts

  private struct Account {
    let login: String
    let password: String
    let name: String
    let roles: [String]
  }

  private func accounts() throws -> [Account] {
    guard case .array(let items) = script["accounts"] else {
      throw Unreadable(description: "demo.json: accounts")
    }
    return try items.map { item in
      guard case .array(let roles) = item["roles"] else {
        throw Unreadable(description: "demo.json: roles")
      }
      return Account(
        login: try text(item, "login"), password: try text(item, "password"),
        name: try text(item, "name"),
        roles: roles.compactMap { if case .string(let role) = $0 { role } else { nil } })
    }
  }

  private func register(_ account: Account) async throws -> String {
    let auth = AuthV1.AuthServiceClient(cluster.channel(to: .auth))
    let session = try await session(of: account, auth)
    if !account.roles.isEmpty, !Set(account.roles).isSubset(of: session.roles) {
      _ = try await auth.setRoles(
        AuthV1.SetRolesRequest(userID: session.userID, roles: account.roles))
    }
    return session.userID
  }

  private func session(of account: Account, _ auth: AuthV1.AuthServiceClient) async throws
    -> AuthV1.Session
  {
    let registration = AuthV1.RegisterRequest(
      login: account.login, password: account.password, displayName: account.name)
    do throws(RPCError) {
      return try await auth.register(
        registration, options("demo-register-\(account.login.prefix { $0 != "@" })"))
    } catch {
      if error.code != .alreadyExists { throw error }
    }
    return try await auth.logIn(
      AuthV1.LogInRequest(login: account.login, password: account.password), options("demo-login"))
  }

  // MARK: - The sale

  private func putOnSale(as organiser: String, at now: WallTime) async throws -> String {
    let catalogue = TicketV1.TicketServiceClient(cluster.channel(to: .ticket))
    let venue = try await catalogue.importVenue(
      TicketV1.ImportVenueRequest(plan: try Self.resource("demo-hall.json")),
      options("demo-venue", as: organiser))
    _ = try await catalogue.importSeason(
      TicketV1.ImportSeasonRequest(
        calendar: try Self.resource("demo-season.json"),
        timeZoneMinutes: Int32(clamping: try number(script, "season_time_zone_minutes"))),
      options("demo-season", as: organiser))
    guard let event = script["event"], let performance = script["performance"] else {
      throw Unreadable(description: "demo.json: event, performance")
    }
    // Whole days, so that a start that is tried again asks for the same.
    let day: Int64 = 86_400_000
    let today = WallTime(milliseconds: now.milliseconds / day * day)
    let startsAt = today.advanced(
      by: .seconds(86_400 * (try number(performance, "days_ahead")) + 45_000))
    let made = try await catalogue.createEvent(
      TicketV1.CreateEventRequest(
        name: try text(event, "name"), description: try text(event, "description"),
        startsAt: startsAt),
      options("demo-event", as: organiser))
    let draft = try await catalogue.createPerformance(
      TicketV1.CreatePerformanceRequest(
        eventID: made.eventID, venueID: venue.venueID, name: try text(performance, "name"),
        startsAt: startsAt,
        saleStartsAt: today, saleEndsAt: startsAt,
        holdSeconds: UInt32(clamping: try number(performance, "hold_seconds")),
        limitPerBuyer: UInt32(clamping: try number(performance, "limit_per_buyer")),
        ticketTypes: try ticketTypes(performance)),
      options("demo-performance", as: organiser))
    _ = try await catalogue.publishPerformance(
      TicketV1.PublishPerformanceRequest(performanceID: draft.performanceID),
      options("demo-publish", as: organiser))
    return draft.performanceID
  }

  private func ticketTypes(_ performance: JSONValue) throws -> [TicketV1.TicketType] {
    guard case .array(let items) = performance["ticket_types"] else {
      throw Unreadable(description: "demo.json: ticket_types")
    }
    return try items.map { item in
      TicketV1.TicketType(
        name: try text(item, "name"), category: try text(item, "category"),
        priceMinor: Int64(try number(item, "price_minor")), currency: try text(item, "currency"),
        limitPerBuyer: UInt32(clamping: try number(item, "limit_per_buyer")))
    }
  }

  // MARK: - Reading

  private func options(_ request: String, as organiser: String? = nil) -> CallOptions {
    var metadata: Metadata = [MetadataKey.request: request]
    if let organiser {
      metadata[MetadataKey.user] = organiser
      metadata[MetadataKey.roles] = "organiser"
    }
    return CallOptions(metadata: metadata, timeout: .seconds(20))
  }

  private func text(_ value: JSONValue, _ name: String) throws -> String {
    guard case .string(let text) = value[name] else {
      throw Unreadable(description: "demo.json: \(name) must be a text")
    }
    return text
  }

  private func number(_ value: JSONValue, _ name: String) throws -> Int {
    guard case .number(let text) = value[name], let number = Int(text) else {
      throw Unreadable(description: "demo.json: \(name) must be a whole number")
    }
    return number
  }

  static func resource(_ name: String) throws -> [UInt8] {
    let program = URL(filePath: Bundle.main.executablePath ?? CommandLine.arguments[0])
    return try resource(name, beside: program)
  }

  /// Not by `Bundle.module`, which ends the process where the directory is missing.
  static func resource(_ name: String, beside program: URL) throws(Unreadable) -> [UInt8] {
    let folder = program.deletingLastPathComponent().appending(path: "onsale_Composition.resources")
    let file = folder.appending(path: "Resources/\(name)")
    guard let data = FileManager.default.contents(atPath: file.path) else {
      throw Unreadable(
        description:
          "\(file.path) cannot be read: demo data is made from \(folder.lastPathComponent), which belongs "
          + "beside the program. Copy the directory there, or start with --no-demo."
      )
    }
    return [UInt8](data)
  }
}
