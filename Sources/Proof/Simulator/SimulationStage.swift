package import Base
package import Gateway
package import Ports

/// The cluster as workload, faults and oracles see it.
package protocol SimulationStage: Sendable {
  /// Where the buyers live; its clock is the world's.
  var clients: any Loop { get }

  /// One request to the gateway; nil when no answer came.
  func request(_ request: HTTPRequest, from client: Int) async -> HTTPResponse?
  /// One request to the payment provider's page; nil when no answer came.
  func provider(_ request: HTTPRequest) async -> HTTPResponse?
  /// A fresh access token of the buyer with this number.
  func token(of buyer: Int, roles: [String]) throws -> String
  /// Signs the text of a callback as the provider does.
  func providerSignature(of text: [UInt8]) throws -> [UInt8]
  var merchant: String { get }

  /// Breaks something; returns what, for the story, or nil when it could not be done now.
  func hurt(_ fault: SimulationFault) async -> String?
  /// Mends what `hurt` broke.
  func mend(_ fault: SimulationFault) async
  /// Starts whatever has died, until the task is cancelled.
  func supervise() async
  /// Mends everything: every role runs, every path is open, every disk works.
  func heal() async throws

  /// Rows of a role's store as it is now.
  func rows(_ store: String, _ sql: String) throws -> [SQLRow]
}
