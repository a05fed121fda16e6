/** How the ways are called, and which page of the guide is about each. */
import type { Way } from './ways/way.ts';

/** A new option is read as nothing until it stands here and `src/read/ways` knows by what it is seen. */
export const WAYS: Record<Way, [title: string, page: string]> = {
  'ip-ranges': ['IP ranges', 'ip-ranges/'],
  vpn: ['VPN in the job', 'vpn/'],
  'mesh-vpn': ['Mesh VPN', 'mesh-vpn/'],
  'reverse-tunnel': ['Reverse tunnel', 'reverse-tunnel/'],
  exposes: ['Opens the job to the internet (no way in)', 'reverse-tunnel/'],
  'browser-tunnel': ['Lends the job to the browsers of a service (no way in)', 'tunnels/'],
  'ssh-bastion': ['SSH bastion', 'ssh-bastion/'],
  'ssh-host': ['SSH straight to a host', 'ssh-bastion/'],
  'cloud-broker': ['Cloud broker', 'cloud-broker/'],
  'other-broker': ['Another broker', 'access-broker/'],
  'just-in-time': ['Just-in-time rule', 'just-in-time-allow-list/'],
  'container-runner': ['Container runner', 'container-runner/'],
  'machine-runner': ['Machine runner', 'machine-runner/'],
  runner: ['Self-hosted runner, which of the two is not said', 'container-runner/'],
  'site-to-site': ['Site-to-site', 'site-to-site/'],
  'pull-based': ['Pull-based delivery', 'pull-based-delivery/'],
  'run-inside': ['Step run inside', 'run-inside/'],
  'argocd-api': ['Calls Argo CD (no way in)', 'pull-based-delivery/'],
};

export const wayTitle = (way: Way): string => WAYS[way][0];

/** From the topic's address. */
export const wayPage = (way: Way): string => WAYS[way][1];
