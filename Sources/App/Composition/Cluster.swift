internal import Base
package import RPCCore
internal import RPCInProcess

/// How whoever is in the house reaches a service.
package protocol Cluster: Sendable {
  /// A channel to `role`; made once, usable before the role has started.
  func channel(to role: Role) -> any Channel
}

/// All services in this process: a call is a call of a function, with the network's rules.
final class InProcessCluster: Cluster {
  private let started = Locked<[Role: any Channel]>([:])
  private let callers: [any ClientInterceptor]

  /// - Parameter callers: what every call passes on its way out.
  init(callers: [any ClientInterceptor] = []) { self.callers = callers }

  /// From now on `role` answers through `channel`.
  func put(_ role: Role, _ channel: any Channel) { started.withLock { $0[role] = channel } }

  func channel(to role: Role) -> any Channel {
    InterceptedChannel(LateChannel(role: role, cluster: self), callers)
  }

  /// A service that may not have started yet: services know each other in circles.
  private struct LateChannel: Channel {
    let role: Role
    let cluster: InProcessCluster

    private func started() throws(RPCError) -> any Channel {
      guard let channel = cluster.started.withLock({ $0[role] }) else {
        throw RPCError(
          .unavailable, "the \(role.rawValue) service has not started yet", reason: "NOT_STARTED")
      }
      return channel
    }

    func unary(_ method: MethodDescriptor, _ request: [UInt8], _ options: CallOptions)
      async throws(RPCError) -> [UInt8]
    {
      try await started().unary(method, request, options)
    }

    func serverStreaming(
      _ method: MethodDescriptor, _ request: [UInt8], _ options: CallOptions,
      onMessage: @escaping @Sendable ([UInt8]) async throws -> Void
    ) async throws {
      try await started().serverStreaming(method, request, options, onMessage: onMessage)
    }

    func duplex<Answer: Sendable>(
      _ method: MethodDescriptor, _ options: CallOptions,
      _ body: (any CallStream) async throws -> Answer
    ) async throws -> Answer {
      try await started().duplex(method, options, body)
    }
  }
}
